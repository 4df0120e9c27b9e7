import { useLayoutEffect, useState } from "preact/hooks";
import type { PublishedText } from "../../domain/fold/texts.ts";
import type { BlobId } from "../../domain/ids.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { useSession } from "../session/use-session.ts";

export type OpenedText =
  | { is: "opening" }
  | { is: "not-here" }
  /** `blob`: the version that it is */
  | { is: "open"; text: StudyText; blob: BlobId };

const none: readonly BlobId[] = [];

/**
 * A text from the phone. Its bytes were checked by their hash when they came: they are what the server sent.
 * @param earlier versions to be content with, the best first, where the one that is published is not here
 */
export function useText(
  published: PublishedText | undefined,
  earlier: readonly BlobId[] = none,
): [OpenedText, retry: () => void] {
  const { phone } = useSession();
  const [opened, setOpened] = useState<OpenedText>({ is: "opening" });
  const [tries, setTries] = useState(0);
  const blob = published?.blob;
  // Layout: it is asked for at once, not when a page that says "wait" has been painted.
  useLayoutEffect(() => {
    let there = true;
    async function open(): Promise<void> {
      for (const version of blob === undefined ? none : [blob, ...earlier]) {
        const bytes = await phone.blobs.get(version);
        if (!there) return;
        if (!bytes) continue;
        const text = JSON.parse(new TextDecoder().decode(bytes)) as StudyText;
        setOpened({ is: "open", text, blob: version });
        return;
      }
      setOpened({ is: "not-here" });
    }
    open().catch(() => there && setOpened({ is: "not-here" }));
    return () => {
      there = false;
    };
  }, [phone, blob, earlier.join(), tries]);
  return [opened, () => setTries((count) => count + 1)];
}
