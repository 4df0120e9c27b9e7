import type { BlobId } from "../../domain/ids.ts";
import { type Bytes, concat } from "../../protocol/bytes.ts";
import { soundType } from "../texts/sound-type.ts";
import { newId } from "../new-id.ts";
import type { Microphone } from "./microphone.ts";

// What is spoken is on the phone while it is being spoken, in pieces of less than two seconds: in 朗读, in the answers of a form and in
// an essay alike. Where the pieces are noted is for each of them to say; when the page comes back, what is noted there is put together.

/** What is being spoken, as it lies on the phone. */
export interface UnderWay {
  /** names it while it is being spoken, in whatever tab; absent in drafts of before */
  take?: string;
  type: string;
  /** how much was spoken when the last of the pieces came */
  seconds: number;
  pieces: readonly BlobId[];
}

/** A recording as one file. */
export interface WholeTake {
  bytes: Bytes;
  seconds: number;
  type: string;
}

export interface TakeShelf {
  /** @throws StorageFull, StorageLost */
  put(bytes: Bytes, type: string): Promise<BlobId>;
  /** Keeps which pieces there are, durably when it resolves. @throws StorageFull, StorageLost */
  note(underWay: UnderWay): Promise<void>;
}

export interface KeptTake {
  /** Every word from then on is in it. */
  readonly began: Promise<void>;
  seconds(): number;
  pause(): void;
  resume(): void;
  /** @returns all that was spoken, as the page has it, also what could not be kept; undefined: nothing. Its pieces lie on the phone still @throws as the browser does that could not end it: what it spoke is in its pieces */
  stop(): Promise<(WholeTake & { pieces: readonly BlobId[] }) | undefined>;
}

/** @param onFailed a piece could not be kept, as on a full phone: none after it is kept; called once */
export function beginTake(
  microphone: Pick<Microphone, "record">,
  shelf: TakeShelf,
  onFailed: (error: unknown) => void,
): KeptTake {
  const name = newId();
  const release = holdLock(name);
  let pieces: readonly BlobId[] = [];
  let type: string | undefined;
  let isFailed = false;
  /** one after the other, in the order of speaking */
  let keeping: Promise<void> = Promise.resolve();

  async function keep(piece: Bytes, seconds: number): Promise<void> {
    // Behind a hole nothing can be heard.
    if (isFailed) return;
    try {
      type ??= soundType(piece) ?? "audio/mp4";
      pieces = [...pieces, await shelf.put(piece, type)];
      await shelf.note({ take: name, type, seconds, pieces });
    } catch (error) {
      isFailed = true;
      onFailed(error);
    }
  }

  const take = microphone.record((piece, seconds) => {
    keeping = keeping.then(() => keep(piece, seconds));
  });
  return {
    began: take.began,
    seconds: () => take.seconds(),
    pause: () => take.pause(),
    resume: () => take.resume(),
    async stop() {
      try {
        const { bytes, seconds } = await take.stop();
        await keeping;
        return bytes.length === 0
          ? undefined
          : { bytes, seconds, type: soundType(bytes) ?? type ?? "audio/mp4", pieces };
      } finally {
        // Also where the browser could not end it: what came till then is noted when this is over.
        await keeping;
        release();
      }
    },
  };
}

/** What was being spoken when the page went away, from its pieces up to the first that is missing. @returns undefined: nothing can be heard */
export async function gatherTake(
  { type, seconds, pieces }: UnderWay,
  get: (id: BlobId) => Promise<Bytes | undefined>,
): Promise<WholeTake | undefined> {
  const found: Bytes[] = [];
  for (const id of pieces) {
    const piece = await get(id);
    if (!piece) break;
    found.push(piece);
  }
  const bytes = concat(...found);
  return soundType(bytes) === undefined
    ? undefined
    : { bytes, seconds: pieces.length === 0 ? 0 : (seconds * found.length) / pieces.length, type };
}

/** Another tab has the microphone: what lies there is not cut off. */
export async function isSpokenNow({ take }: UnderWay): Promise<boolean> {
  if (take === undefined || !("locks" in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockOf(take));
}

/** Held as long as the page lives, at the longest: a browser that is killed holds nothing. @returns lets go */
function holdLock(take: string): () => void {
  if (!("locks" in navigator)) return () => undefined;
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  navigator.locks.request(lockOf(take), () => held).catch(() => undefined);
  return () => release?.();
}

function lockOf(take: string): string {
  return `speaking ${take}`;
}
