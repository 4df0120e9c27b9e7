import { useEffect, useState } from "preact/hooks";
import type { PublishedText } from "../../../../domain/fold/texts.ts";
import type { TextId } from "../../../../domain/ids.ts";
import { findWords } from "../../../../domain/search/find-words.ts";
import { useSession } from "../../../session/use-session.ts";
import { readTextWords } from "../../../texts/text-words.ts";

const none: ReadonlySet<TextId> = new Set();

/** Which texts on this phone hold the words. Empty until they are read. @param needle from `needleOf`; "": nothing is looked for */
export function useTextsWith(texts: readonly PublishedText[], needle: string): ReadonlySet<TextId> {
  const { phone } = useSession();
  const [found, setFound] = useState(none);
  useEffect(() => {
    if (needle === "") {
      setFound(none);
      return undefined;
    }
    let wanted = true;
    readTextWords(phone, texts).then(
      (words) => {
        if (!wanted) return;
        const holds = texts.filter(({ blob }) => {
          const all = words.get(blob);
          return all !== undefined && findWords(all, needle, 1).length > 0;
        });
        setFound(new Set(holds.map(({ text }) => text)));
      },
      // The titles are there all the same.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [phone, texts, needle]);
  return found;
}
