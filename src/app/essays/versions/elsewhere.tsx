import { useLayoutEffect } from "preact/hooks";
import type { Essay } from "../../../domain/fold/essays.ts";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { JoinVersions } from "./join-versions.tsx";
import { goneOn, otherHeads } from "./other-heads.ts";

/** What was written elsewhere and is not in this draft: taken over where nothing was written here, else asked, one after another. */
export function Elsewhere({ essay, draft }: { essay: Essay; draft: OpenDraft<EssayDraft> }) {
  const content = draft.content.value;
  const isLoading = draft.status.value.is === "loading";
  const others = otherHeads(essay, content);
  const [next] = isLoading ? [] : others.flatMap((other) => goneOn(essay, content, other) ?? []);
  const base = next?.base;
  useLayoutEffect(() => {
    if (next) draft.note(next);
  }, [base]);
  const [first] = others;
  if (!first || next || isLoading) return null;
  return (
    <JoinVersions key={first.entry} essay={essay} draft={draft} other={first} more={others.length - 1} />
  );
}
