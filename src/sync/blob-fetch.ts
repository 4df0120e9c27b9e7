import type { BlobId } from "../domain/ids.ts";
import { keepPart } from "./keep-blob.ts";
import { fetchPacked } from "./pack-fetch.ts";
import { FetchStopped, type StopSignal, type WantedBlob } from "./phone.ts";
import type { Keys, Reply, Transport } from "./ports.ts";
import { look, type Storage } from "./storage.ts";

/** Bytes asked for at once: what a broken connection may cost. */
const PART = 256_000;
/** Blobs under way at once: most are texts of one part, and a round trip is what they take. */
const AT_ONCE = 4;

export interface FetchPorts {
  storage: Storage;
  keys: Keys;
  transport: Transport;
  /** Runs a request with a token that holds. */
  withToken: <T>(request: (token: string) => Promise<Reply<T>>) => Promise<Reply<T>>;
}

export interface Progress {
  /** so many bytes of this one are here */
  told: (id: BlobId, bytes: number) => void;
  isStopped: () => boolean;
}

/**
 * See `BlobStore.fetch`. Packs first; what they do not bring (no answer of ours, or not the bytes that the name says) is fetched
 * plainly, file by file and part by part: the slower road needs nothing of the other.
 */
export async function fetchBlobs(
  ports: FetchPorts,
  wanted: readonly WantedBlob[],
  on: (doneBytes: number) => void,
  signal?: StopSignal,
): Promise<void> {
  const all = [...new Map(wanted.map((one) => [one.id, one])).values()];
  const progress = progressOf(on, signal);
  const { blobs } = await ports.storage.read({ blobs: look.all("blobs") });
  const have = new Map(blobs.map(([id, blob]) => [id, blob.have]));
  for (const { id } of all) progress.told(id, have.get(id) ?? 0);

  const { left, refused } = await fetchPacked(ports, all, progress);
  const failed = await fetchPlain(ports, left, progress);
  const why = failed ?? [...refused.values()][0];
  if (why !== undefined) throw new FetchStopped(why, "not all that was wanted could be fetched");
}

function progressOf(on: (doneBytes: number) => void, signal: StopSignal | undefined): Progress {
  const done = new Map<BlobId, number>();
  let sum = 0;
  return {
    told(id, bytes) {
      sum += bytes - (done.get(id) ?? 0);
      done.set(id, bytes);
      on(sum);
    },
    isStopped: () => signal?.aborted === true,
  };
}

/** @returns why the last one that failed did */
async function fetchPlain(
  ports: FetchPorts,
  wanted: readonly WantedBlob[],
  progress: Progress,
): Promise<FetchStopped["why"] | undefined> {
  const queue = [...wanted];
  let failed: FetchStopped["why"] | undefined;
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && !progress.isStopped(); next = queue.shift()) {
      const why = await fetchOne(ports, next, progress);
      failed = why ?? failed;
      if (why === "offline") queue.length = 0;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, worker));
  return failed;
}

async function fetchOne(
  ports: FetchPorts,
  wanted: WantedBlob,
  { told, isStopped }: Progress,
): Promise<FetchStopped["why"] | undefined> {
  const { id, size } = wanted;
  const { blob } = await ports.storage.read({ blob: look.one("blobs", id) });
  let have = blob?.have ?? 0;
  while (have < size && !isStopped()) {
    const from = have;
    const reply = await ports.withToken((token) =>
      ports.transport.blobPart(token, id, from, Math.min(size, from + PART)),
    );
    if (!reply.ok) return whyOf(reply.refusal?.code);
    const kept = await keepPart(ports, wanted, from, reply.value);
    if (kept === undefined) return "damaged";
    have = kept;
    told(id, have);
  }
  return undefined;
}

function whyOf(code: string | undefined): FetchStopped["why"] {
  if (code === "forbidden" || code === "unauthorised") return "forbidden";
  return code === "not-found" ? "missing" : "offline";
}
