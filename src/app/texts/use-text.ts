import { useLayoutEffect, useState } from "preact/hooks";
import type { PublishedText } from "../../domain/fold/texts.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { useSession } from "../session/use-session.ts";

export type OpenedText = { is: "opening" } | { is: "not-here" } | { is: "open"; text: StudyText };

/** A text from the phone. Its bytes were checked by their hash when they came: they are what the server sent. */
export function useText(published: PublishedText | undefined): [OpenedText, retry: () => void] {
  const { phone } = useSession();
  const [opened, setOpened] = useState<OpenedText>({ is: "opening" });
  const [tries, setTries] = useState(0);
  const blob = published?.blob;
  // Layout: it is asked for at once, not when a page that says "wait" has been painted.
  useLayoutEffect(() => {
    let there = true;
    async function open(): Promise<void> {
      const bytes = blob === undefined ? undefined : await phone.blobs.get(blob);
      if (!there) return;
      setOpened(
        bytes
          ? { is: "open", text: JSON.parse(new TextDecoder().decode(bytes)) as StudyText }
          : { is: "not-here" },
      );
    }
    open().catch(() => there && setOpened({ is: "not-here" }));
    return () => {
      there = false;
    };
  }, [phone, blob, tries]);
  return [opened, () => setTries((count) => count + 1)];
}
