import type { BlobId } from "../domain/ids.ts";
import { type Bytes, concat, toHex } from "../protocol/bytes.ts";
import { joined } from "./blobs.ts";
import { FetchStopped, type StopSignal } from "./phone.ts";
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

/** See `BlobStore.fetch`. */
export async function fetchBlobs(
  ports: FetchPorts,
  wanted: readonly { id: BlobId; size: number }[],
  on: (doneBytes: number) => void,
  signal?: StopSignal,
): Promise<void> {
  const done = new Map<BlobId, number>();
  const told = (id: BlobId, bytes: number): void => {
    done.set(id, bytes);
    let sum = 0;
    for (const part of done.values()) sum += part;
    on(sum);
  };
  const queue = [...new Map(wanted.map((one) => [one.id, one])).values()];
  const isStopped = (): boolean => signal?.aborted === true;
  let failed: FetchStopped | undefined;
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && !isStopped(); next = queue.shift()) {
      try {
        await fetchOne(ports, next.id, next.size, told, isStopped);
      } catch (error) {
        if (!(error instanceof FetchStopped)) throw error;
        failed = error;
        if (error.why === "offline") queue.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, worker));
  if (failed) throw failed;
}

async function fetchOne(
  ports: FetchPorts,
  id: BlobId,
  size: number,
  told: (id: BlobId, bytes: number) => void,
  isStopped: () => boolean,
): Promise<void> {
  const { storage, transport } = ports;
  const { blob } = await storage.read({ blob: look.one("blobs", id) });
  let have = blob?.have ?? 0;
  told(id, have);
  while (have < size && !isStopped()) {
    const from = have;
    const reply = await ports.withToken((token) =>
      transport.blobPart(token, id, from, Math.min(size, from + PART)),
    );
    if (!reply.ok) throw new FetchStopped(whyOf(reply.refusal?.code), `blob ${id}`);
    if (reply.value.length === 0 || from + reply.value.length > size) {
      await forget(storage, id);
      throw new FetchStopped("damaged", `blob ${id} has another length than its entry says`);
    }
    have = await keepPart(ports, id, size, from, reply.value);
    told(id, have);
  }
}

/** @returns how much is here now; another tab may have fetched the same */
async function keepPart(
  { storage, keys }: FetchPorts,
  id: BlobId,
  size: number,
  from: number,
  part: Bytes,
): Promise<number> {
  const last = from + part.length === size;
  if (last) {
    const { before } = await storage.read({ before: look.span("pieces", [id, 0], [id, from - 1]) });
    const whole = before.length === 0 ? part : concat(joined(before), part);
    if (toHex(await keys.digest(whole)) !== id) {
      await forget(storage, id);
      throw new FetchStopped("damaged", `blob ${id} has other bytes than its name says`);
    }
  }
  return storage.change(
    ["blobs", "pieces"],
    { there: look.one("blobs", id) },
    ({ there }) => {
      if ((there?.have ?? 0) !== from) return { changes: [], result: there?.have ?? 0 };
      const have = from + part.length;
      return {
        changes: [
          { put: "pieces", key: [id, from], value: part },
          { put: "blobs", key: id, value: { size, have, origin: "fetched" } },
        ],
        result: have,
      };
    },
    "relaxed",
  );
}

function forget(storage: Storage, id: BlobId): Promise<void> {
  return storage.change(["blobs", "pieces"], { there: look.one("blobs", id) }, ({ there }) => ({
    changes:
      there?.origin === "own"
        ? []
        : [
            { drop: "blobs", key: id },
            { drop: "pieces", from: [id, 0], to: [id, Infinity] },
          ],
    result: undefined,
  }));
}

function whyOf(code: string | undefined): FetchStopped["why"] {
  if (code === "forbidden" || code === "unauthorised") return "forbidden";
  return code === "not-found" ? "missing" : "offline";
}
