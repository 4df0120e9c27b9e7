import type { TextId, UnitId } from "../../domain/ids.ts";
import type { ImportAnswer } from "../../protocol/import-file.ts";
import { putWhole } from "../blobs/put-whole.ts";
import type { Caller, ServerBlobs } from "../core.ts";
import { ImportRefusal } from "./decode.ts";
import { checkKind } from "./formats.ts";
import { keepText } from "./keep-text.ts";
import { type Limits, readApart } from "./read-apart.ts";

export interface FileFor {
  fileName: string;
  bytes: Uint8Array;
  unit: UnitId;
  /** of which it is a new version */
  text?: TextId;
  internalAllowed: boolean;
}

/**
 * Reads the file of a person who may import, and keeps what came of it in his name; nothing of a file that is refused.
 * @throws Refusal too-many: he has left too much lying about that no entry names
 */
export async function importFor(
  caller: Caller,
  blobs: ServerBlobs,
  { fileName, bytes, internalAllowed, ...of }: FileFor,
  limits?: Limits,
): Promise<ImportAnswer> {
  try {
    // What cannot be a text by its name or first bytes needs no process.
    checkKind(fileName, bytes);
    const read = await readApart(fileName, bytes, internalAllowed, limits);
    return { outcome: "read", body: await keepText((one) => putWhole(blobs, caller, one), of, read, bytes) };
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return { outcome: error.isInternal ? "internal" : "refused", message: error.what };
  }
}
