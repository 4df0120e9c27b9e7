import type { BlobId } from "../domain/ids.ts";
import { applyDifference } from "../protocol/difference.ts";
import type { PackWant } from "../protocol/pack.ts";
import { PACK_LIMITS } from "../protocol/pack-limits.ts";
import type { FetchPorts, Progress } from "./blob-fetch.ts";
import { getBlob } from "./blobs.ts";
import { keepPart, keepWhole } from "./keep-blob.ts";
import type { FetchStopped, WantedBlob } from "./phone.ts";
import type { ArrivedFrame } from "./ports.ts";
import { look, type Storage } from "./storage.ts";

/** How it went with packs. */
export interface Packed {
  /** neither here now nor refused: to be fetched plainly, file by file */
  left: readonly WantedBlob[];
  refused: ReadonlyMap<BlobId, FetchStopped["why"]>;
}

/**
 * Fetches all that it can in packs: one request as a rule, and another for the rest where the connection broke or a difference
 * did not hold, for as long as each brings something.
 */
export async function fetchPacked(
  ports: FetchPorts,
  wanted: readonly WantedBlob[],
  { told, isStopped }: Progress,
): Promise<Packed> {
  const refused = new Map<BlobId, FetchStopped["why"]>();
  /** did not hold against what is here: asked for whole */
  const whole = new Set<BlobId>();
  /** not what their names say, as they came in packs */
  const plain = new Set<BlobId>();
  const missing = (): Promise<Asked[]> =>
    wantsOf(
      ports.storage,
      wanted.filter(({ id }) => !refused.has(id)),
      whole,
    );
  for (let brought = true; brought && !isStopped();) {
    const asked = (await missing()).filter((one) => !plain.has(one.wanted.id)).slice(0, PACK_LIMITS.wants);
    if (asked.length === 0) break;
    brought = false;
    const take = async (frame: ArrivedFrame): Promise<boolean> => {
      const one = asked[frame.want];
      if (!one) return false;
      const { wanted: file, want } = one;
      if (frame.is === "refused") {
        refused.set(file.id, frame.code === "forbidden" ? "forbidden" : "missing");
        brought = true;
      } else if (frame.is === "broken") {
        plain.add(file.id);
      } else if (frame.is === "difference") {
        const holds = await keepDifference(ports, file, want.base, frame.bytes);
        if (holds) told(file.id, file.size);
        else whole.add(file.id);
        brought = true;
      } else if (!plain.has(file.id)) {
        const have = await keepPart(ports, file, frame.from, frame.bytes);
        if (have === undefined) plain.add(file.id);
        else brought = true;
        told(file.id, have ?? 0);
      }
      return !isStopped();
    };
    const wants = asked.map(({ want }) => want);
    const reply = await ports.withToken((token) => ports.transport.packs(token, wants, take));
    if (!reply.ok && reply.refusal !== undefined) break;
  }
  return { left: (await missing()).map((one) => one.wanted), refused };
}

interface Asked {
  wanted: WantedBlob;
  want: PackWant;
}

/** What is not here yet, as it is asked for: from where it stopped, or against an earlier version that is here. */
async function wantsOf(
  storage: Storage,
  wanted: readonly WantedBlob[],
  whole: ReadonlySet<BlobId>,
): Promise<Asked[]> {
  const { blobs } = await storage.read({ blobs: look.all("blobs") });
  const here = new Map(blobs);
  const isWhole = (id: BlobId): boolean => {
    const blob = here.get(id);
    return blob !== undefined && blob.have >= blob.size;
  };
  return wanted
    .filter(({ id }) => !isWhole(id))
    .map((file) => {
      const from = here.get(file.id)?.have ?? 0;
      const base = whole.has(file.id) ? undefined : file.earlier?.find(isWhole);
      if (from > 0) return { wanted: file, want: { blob: file.id, from } };
      return { wanted: file, want: { blob: file.id, ...(base === undefined ? {} : { base }) } };
    });
}

async function keepDifference(
  ports: FetchPorts,
  file: WantedBlob,
  base: BlobId | undefined,
  difference: Uint8Array,
): Promise<boolean> {
  const before = base === undefined ? undefined : await getBlob(ports.storage, base);
  const bytes = before && applyDifference(before, difference, file.size);
  return bytes !== undefined && keepWhole(ports, file, bytes);
}
