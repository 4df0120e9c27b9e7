import type { BlobId } from "../../domain/ids.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { FileAnswer } from "../../protocol/carry/file-piece.ts";
import type { PhonePorts } from "../ports.ts";
import { look } from "../storage.ts";
import { givenKey } from "./carried-store.ts";

/**
 * What the server said to a piece of a file, as somebody has brought it back. A server that was restored since may have lost it: of one with another epoch
 * nothing is believed.
 * @param key of the label of what it answers @returns whether the file is now known to be there, whole
 */
export async function hearFileAnswer(
  { storage, keys }: PhonePorts,
  packed: Bytes,
  key: string,
  blob: BlobId,
): Promise<boolean> {
  const answer = read(await (await keys.forCarrying()).unzip(packed));
  return storage.change(
    ["blobs", "carried", "server"],
    { there: look.one("blobs", blob), server: look.server },
    ({ there, server }) => {
      const isOfNow = answer?.blob === blob && (!server || server.epoch === answer.epoch);
      const drop = { drop: "carried", key: givenKey(key) } as const;
      if (!isOfNow || !there || there.uploaded) return { changes: [drop], result: false };
      const sent = Math.min(there.size, Math.max(there.sent ?? 0, answer.has));
      const uploaded = sent === there.size;
      return {
        changes: [drop, { put: "blobs", key: blob, value: { ...there, sent, uploaded } }],
        result: uploaded,
      };
    },
  );
}

/** Its outline only: it was sealed by one's own server. */
function read(said: string | undefined): FileAnswer | undefined {
  try {
    const answer = JSON.parse(said ?? "null") as Partial<FileAnswer> | null;
    const isOne = typeof answer?.epoch === "string" && typeof answer.has === "number";
    return isOne ? (answer as FileAnswer) : undefined;
  } catch {
    return undefined;
  }
}
