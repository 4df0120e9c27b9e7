import { creditWords } from "../../../domain/credit-words.ts";
import { dayWords } from "../../../domain/day-words.ts";
import { foldTexts } from "../../../domain/fold/texts.ts";
import type { EntryId, MemberId, UnitId } from "../../../domain/ids.ts";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { useBranchProgress } from "./staff-reckonings.ts";

/** What somebody objects to, as his own screen says it. undefined: it is no piece of study. */
export function useJudgementWords(branch: UnitId): (member: MemberId, about: EntryId) => string | undefined {
  const { credit } = useBranchProgress(branch);
  const { byId } = useFold(foldTexts);
  return (member, about) => {
    const item = credit.byMember.get(member)?.items.find(({ entry }) => entry === about);
    if (!item) return undefined;
    const title = (item.text && byId.get(item.text)?.title) ?? item.title ?? "学习";
    return `${dayWords(item.day, today())}《${title}》，${creditWords(item)}`;
  };
}
