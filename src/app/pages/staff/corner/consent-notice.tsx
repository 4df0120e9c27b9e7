import type { EntryId } from "../../../../domain/ids.ts";
import { Notice } from "../../../components/notice.tsx";
import { signedWords } from "./signed-words.ts";
import { useSharedHere } from "./sharings.ts";

/** Beside an essay that staff read: its writer lets others read it. Nothing where he has not said so: nobody is to ask him. */
export function ConsentNotice({ handedIn }: { handedIn: EntryId }) {
  const found = useSharedHere().find(({ consent }) => consent?.handedIn === handedIn);
  if (!found) return null;
  return (
    <Notice kind={found.shown.length > 0 ? "kept" : "look"}>
      <p>
        写的人同意给大家看（{signedWords(found)}）：
        <a href={`#/branch/corner/${found.share}`}>
          {found.shown.length > 0 ? "已在读书角里" : "放进读书角"}
        </a>
      </p>
    </Notice>
  );
}
