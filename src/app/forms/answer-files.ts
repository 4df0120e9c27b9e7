import type { AnswerFile } from "../../domain/forms/form.ts";
import type { BlobId } from "../../domain/ids.ts";
import { type Bytes, toHex } from "../../protocol/bytes.ts";
import type { BlobStore } from "../../sync/phone.ts";
import type { AnswerFiles, SpeakingAnswers } from "./form-tools.ts";

/**
 * On the phone, as files of a draft: they go up when the form is handed in.
 * @param onPut called with each, to be noted there @param notes where the draft has what is being spoken
 */
export function draftFiles(
  blobs: BlobStore,
  onPut: (blob: BlobId) => void,
  notes: Pick<SpeakingAnswers, "note" | "left">,
): AnswerFiles {
  return {
    speaking: { ...notes, put: (bytes, type) => blobs.put(bytes, type, "draft") },
    async put(bytes, type) {
      const blob = await blobs.put(bytes, type, "draft");
      onPut(blob);
      return { blob, size: bytes.length, type };
    },
    get: (blob) => blobs.get(blob),
    drop: (blob) => blobs.remove([blob]),
  };
}

/** Of answers that come without their pictures and sounds. */
export const noFiles: Pick<AnswerFiles, "get"> = { get: () => Promise.resolve(undefined) };

export interface FilesInMemory extends AnswerFiles {
  bytesOf(file: AnswerFile): Bytes | undefined;
}

/** As long as the page lives and nowhere else: what an elder answers on another's phone. */
export function filesInMemory(): FilesInMemory {
  const held = new Map<BlobId, Bytes>();
  return {
    async put(bytes, type) {
      const blob = toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
      held.set(blob, bytes);
      return { blob, size: bytes.length, type };
    },
    get: (blob) => Promise.resolve(held.get(blob)),
    drop(blob) {
      held.delete(blob);
      return Promise.resolve();
    },
    bytesOf: ({ blob }) => held.get(blob),
  };
}
