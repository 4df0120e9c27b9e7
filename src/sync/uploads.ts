import type { BlobId } from "../domain/ids.ts";
import type { FetchPorts } from "./blob-fetch.ts";
import { isSound, isToUpload } from "./files-to-upload.ts";
import type { PhonePorts, Reply } from "./ports.ts";
import { readOwn } from "./read-own.ts";
import { look, type Pair, type Storage, type StoredBlob } from "./storage.ts";

/**
 * Bytes sent at once. A cut costs what was on its way: on a bad line pieces become small, on a good one large, and then fewer
 * answers are waited for. The least goes through in the time that a request has, on a line of 1 kB a second.
 */
export const PIECES = { least: 16_000, first: 64_000, most: 512_000 } as const;
/** ms for one piece: below, the next may be twice as large; above, it is half as large */
const QUICK = 1_500;
const SLOW = 6_000;
/** The server says that it is elsewhere, or that bytes were damaged: it is asked where to go on, so often. */
const PATIENCE = 2;

/** What is known of the line for as long as the page lives. */
export interface Line {
  /** bytes of the next piece */
  piece?: number;
}

/** `news`: there is something to say to the server first; files go on after it · `line`: no answer, or one that says to wait */
export type Uploading = { ended: "done" | "news" } | { ended: "line"; retryAfter?: number };
type Ended = Uploading | { ended: "refused"; why?: Refused["why"] };
type Refused = NonNullable<StoredBlob["refused"]>;

/** ms after which a file that is too large, or one too many, is tried again: what the server takes may have changed. */
const REFUSED_FOR = 3_600_000;

interface UploadPorts extends FetchPorts, Pick<PhonePorts, "mayUpload" | "clock"> {
  line: Line;
  /** Asked between pieces: words do not wait until a recording is through. */
  hasNews: () => boolean;
  /** Called with what is being sent when the server has acknowledged more of it; with nothing when it rests. */
  on: (sending?: BlobId) => Promise<void>;
}

/** Sends own photos and the like that are not on the server yet, one after another, each from where it stopped. */
export async function uploadBlobs(ports: UploadPorts): Promise<Uploading> {
  const { storage, mayUpload = () => true } = ports;
  const { blobs } = await storage.read({ blobs: look.all("blobs") });
  const isTried = ({ refused }: StoredBlob): boolean =>
    refused === undefined || Math.abs(ports.clock() - refused.at) >= REFUSED_FOR;
  const toUpload = blobs.filter(([, blob]) => isToUpload(blob) && mayUpload(blob.type) && isTried(blob));
  // A page that was photographed is read before a voice is through.
  toUpload.sort(
    ([, one], [, other]) => Number(isSound(one)) - Number(isSound(other)) || one.size - other.size,
  );
  let [ended, begun]: [Uploading, boolean] = [{ ended: "done" }, false];
  for (const file of toUpload) {
    begun = true;
    const now = await uploadOne(ports, file);
    // What is refused by itself keeps nothing else waiting.
    if (now.ended === "refused") {
      if (now.why) await markRefused(storage, file[0], { why: now.why, at: ports.clock() });
      continue;
    }
    ended = now;
    if (now.ended !== "done") break;
    await markUploaded(storage, file[0], mayUpload);
  }
  if (begun) await ports.on();
  return ended;
}

async function uploadOne(ports: UploadPorts, [id, { size, sent }]: Pair<"blobs">): Promise<Ended> {
  const { storage, transport, withToken, clock, line } = ports;
  const reached = async (bytes: number): Promise<number> => {
    await markSent(storage, id, bytes);
    await ports.on(id);
    return bytes;
  };
  // What was never begun need not be asked for. That it is begun is known before the first byte leaves.
  let at = sent === undefined ? await reached(0) : undefined;
  let [moved, patience] = [0, PATIENCE];
  for (;;) {
    if (ports.hasNews()) return { ended: "news" };
    if (at === undefined) {
      const offset = await withToken((token) => transport.uploadOffset(token, id));
      if (!offset.ok) return endedBy(offset, moved);
      at = await reached(Math.min(size, offset.value ?? 0));
    }
    if (at >= size) return { ended: "done" };
    line.piece ??= PIECES.first;
    const from = at;
    const piece = await readOwn(storage, id, from, Math.min(size, from + line.piece));
    const began = clock();
    const reply = await withToken((token) => transport.uploadPart(token, id, from, size, piece));
    if (reply.ok) {
      adapt(line, piece.length, clock() - began);
      at = await reached(reply.value === "done" ? size : from + piece.length);
      moved++;
    } else if (reply.refusal?.code === "bad-request" && patience-- > 0) {
      at = undefined;
    } else {
      if (!reply.refusal) line.piece = Math.max(PIECES.least, line.piece / 4);
      return endedBy(reply, moved);
    }
  }
}

function adapt(line: Line, sent: number, ms: number): void {
  const piece = line.piece ?? PIECES.first;
  if (ms > SLOW) line.piece = Math.max(PIECES.least, piece / 2);
  // The end of a file may be quick for being short.
  else if (ms < QUICK && sent >= piece) line.piece = Math.min(PIECES.most, piece * 2);
}

/** @param moved pieces that went: a token that was good for one of them has run out since */
function endedBy({ refusal, retryAfter }: Extract<Reply<unknown>, { ok: false }>, moved: number): Ended {
  if (refusal?.code === "unauthorised" && moved > 0) return { ended: "news" };
  if (refusal && retryAfter === undefined) {
    const { code } = refusal;
    return { ended: "refused", ...((code === "too-large" || code === "too-many") && { why: code }) };
  }
  return { ended: "line", ...(retryAfter !== undefined && { retryAfter }) };
}

function markRefused(storage: Storage, id: BlobId, refused: Refused): Promise<void> {
  return storage.change(
    ["blobs"],
    { blob: look.one("blobs", id) },
    ({ blob }) => ({
      changes: blob ? [{ put: "blobs", key: id, value: { ...blob, refused } }] : [],
      result: undefined,
    }),
    "relaxed",
  );
}

function markSent(storage: Storage, id: BlobId, sent: number): Promise<void> {
  return storage.change(
    ["blobs"],
    { blob: look.one("blobs", id) },
    ({ blob }) => ({
      changes: blob && blob.sent !== sent ? [{ put: "blobs", key: id, value: { ...blob, sent } }] : [],
      result: undefined,
    }),
    "relaxed",
  );
}

function markUploaded(
  storage: Storage,
  id: BlobId,
  mayUpload: (type: string | undefined) => boolean,
): Promise<void> {
  return storage.change(
    ["blobs"],
    { blobs: look.all("blobs") },
    ({ blobs }) => {
      const isLast = !blobs.some(([key, blob]) => key !== id && isToUpload(blob) && mayUpload(blob.type));
      const changes = blobs.flatMap(([key, blob]) => {
        if (key !== id && !(isLast && blob.isOfThisTime)) return [];
        return [{ put: "blobs" as const, key, value: { ...blob, uploaded: true, isOfThisTime: !isLast } }];
      });
      return { changes, result: undefined };
    },
    "relaxed",
  );
}
