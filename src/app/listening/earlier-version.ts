import type { BlobId } from "../../domain/ids.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import type { Session } from "../session/session.ts";

/** The text as it was when somebody read it aloud: small, so it is fetched where it is not here. undefined: not to be had now */
export async function earlierVersion({ phone }: Session, blob: BlobId): Promise<StudyText | undefined> {
  try {
    const here = await phone.blobs.get(blob);
    if (here) return parsed(here);
    const named = phone
      .entries()
      .find(({ kind, body }) => kind === "text-published" && "blob" in body && body.blob === blob);
    if (named?.kind !== "text-published") return undefined;
    await phone.blobs.fetch([{ id: blob, size: named.body.size }], () => undefined);
    const fetched = await phone.blobs.get(blob);
    return fetched && parsed(fetched);
  } catch {
    // Without a network, or withdrawn: then nobody can say what of it has changed.
    return undefined;
  }
}

function parsed(bytes: Uint8Array): StudyText {
  return JSON.parse(new TextDecoder().decode(bytes)) as StudyText;
}
