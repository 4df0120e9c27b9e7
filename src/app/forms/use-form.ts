import { useLayoutEffect, useState } from "preact/hooks";
import { safeParse } from "valibot";
import type { Form } from "../../domain/forms/form.ts";
import type { BlobId } from "../../domain/ids.ts";
import { FormFile } from "../../protocol/form.ts";
import { parseJson } from "../../protocol/parse-json.ts";
import { useSession } from "../session/use-session.ts";

export type OpenedForm =
  | { is: "opening" }
  /** neither on this phone nor to be had now */
  | { is: "not-here" }
  /** not what this version of the app understands */
  | { is: "unreadable" }
  | { is: "open"; form: Form; blob: BlobId };

/**
 * A form from the phone; what is not here is asked of the server.
 * @param size bytes, where it is known: else it is only looked for
 */
export function useForm(blob: BlobId | undefined, size?: number): [OpenedForm, retry: () => void] {
  const { phone } = useSession();
  const [opened, setOpened] = useState<OpenedForm>({ is: "opening" });
  const [tries, setTries] = useState(0);
  // Layout: it is asked for at once, not when a page that says "wait" has been painted.
  useLayoutEffect(() => {
    let there = true;
    async function open(id: BlobId): Promise<OpenedForm> {
      let bytes = await phone.blobs.get(id);
      if (!bytes && size !== undefined) {
        await phone.blobs.fetch([{ id, size }], () => undefined).catch(() => undefined);
        bytes = await phone.blobs.get(id);
      }
      return bytes ? readForm(bytes, id) : { is: "not-here" };
    }
    if (blob === undefined) return undefined;
    open(blob).then(
      (form) => there && setOpened(form),
      () => there && setOpened({ is: "not-here" }),
    );
    return () => {
      there = false;
    };
  }, [phone, blob, size, tries]);
  // Of another version than what is asked for now.
  const isOld = opened.is === "open" && opened.blob !== blob;
  return [isOld ? { is: "opening" } : opened, () => setTries((count) => count + 1)];
}

/** Its bytes are what was published, checked by their hash; whoever has published it may have made anything. */
export function readForm(bytes: Uint8Array, blob: BlobId): OpenedForm {
  const read = safeParse(FormFile, parseJson(new TextDecoder().decode(bytes)));
  return read.success ? { is: "open", form: read.output, blob } : { is: "unreadable" };
}
