import { useEffect } from "preact/hooks";
import { nearDayWords } from "../../../domain/day-words.ts";
import { dayOf } from "../../../domain/day.ts";
import { essaySizeWords } from "../../../domain/essay-size-words.ts";
import type { Essay } from "../../../domain/fold/essays.ts";
import type { EssayId } from "../../../domain/ids.ts";
import type { Draft } from "../../../sync/phone.ts";
import { ForOthersRows } from "./for-others-rows.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { useDraftList } from "../../drafts/use-draft-list.ts";
import { unreadAnswers } from "../../essays/answers-read.ts";
import { beginFrom, essayDraftId, type EssayDraft } from "../../essays/essay-draft.ts";
import { countAnswers, outlineDraftId, type OutlineDraft } from "../../essays/writing/outline.ts";
import { newId } from "../../new-id.ts";
import { goTo } from "../../routing/place.ts";
import { today } from "../../session/reckonings.ts";
import { myEssays } from "../../session/study-reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { keepPages } from "../../storage/keep-pages.ts";

/** 学习体会: each with its state, how much there is of it, and whether the branch has said something that he has not read. */
export function EssaysPage() {
  const essays = useReckoned(myEssays);
  useEffect(() => void keepPages("essays").catch(() => undefined), []);
  const drafts = new Map(useDraftList().map((draft) => [draft.id, draft]));
  const known = new Set(essays.map(({ id }) => id));
  // A browser that was killed before the first resting point left only a draft; so did who has only answered the questions.
  const onlyDrafts = [...new Set([...drafts.keys()].flatMap(essayOfDraft))].filter((id) => !known.has(id));
  return (
    <Page title="学习体会" back="/" backLabel="首页">
      <div class="stack">
        <Button kind="primary" block onPress={() => goTo(`/essays/${newId()}`)}>
          写一篇新的
        </Button>
        {essays.length === 0 && onlyDrafts.length === 0 && (
          <Notice>
            长短都行，想到哪写到哪。边写边存，写好了再交；不想打字的，可以讲给手机听，也可以拍手写的；或者跟支部说一声，口头讲。
          </Notice>
        )}
        {essays.length + onlyDrafts.length > 0 && (
          <Rows label="我写的">
            {onlyDrafts.map((id) => {
              const draft = contentOf(drafts.get(essayDraftId(id)));
              return (
                <Row
                  key={id}
                  title={titleWords(draft?.title ?? "")}
                  note={
                    draft
                      ? `草稿，只在这部手机上 · ${essaySizeWords(draft)}`
                      : `草稿，只在这部手机上 · ${answeredWords(drafts.get(outlineDraftId(id)))}`
                  }
                  to={`/essays/${id}`}
                />
              );
            })}
            {essays.map((essay) => {
              const draft = contentOf(drafts.get(essayDraftId(essay.id)));
              return (
                <Row
                  key={essay.id}
                  title={titleWords(draft?.title ?? essay.title)}
                  note={
                    <>
                      {unreadAnswers(essay.handedIn).length > 0 && <strong>支部回话了，您还没看 · </strong>}
                      {aboutEssay(essay, draft)}
                    </>
                  }
                  to={`/essays/${essay.id}`}
                />
              );
            })}
          </Rows>
        )}
        <ForOthersRows />
      </div>
    </Page>
  );
}

/** "已交给支部 · 320 字 · 昨天"; of what was changed since, how much that is. */
function aboutEssay(essay: Essay, draft: EssayDraft | undefined): string {
  const isChanged = draft !== undefined && essay.state !== "writing";
  return [
    stateWords[essay.state],
    essaySizeWords(draft ?? beginFrom(essay)),
    isChanged ? "有改动还没交" : nearDayWords(dayOf(essay.touched), today()),
  ].join(" · ");
}

/** @returns none for other drafts, and for what another tab wrote: its editor shows it */
function essayOfDraft(id: string): EssayId[] {
  const essay = /^essay(?:-outline)?:([^~]+)$/.exec(id)?.[1];
  return essay === undefined ? [] : [essay];
}

function contentOf(draft: Draft | undefined): EssayDraft | undefined {
  return draft?.content as EssayDraft | undefined;
}

function answeredWords(draft: Draft | undefined): string {
  return draft ? `答了 ${countAnswers(draft.content as OutlineDraft)} 问` : "";
}

export function titleWords(title: string): string {
  return title.trim() === "" ? "没有题目" : title;
}

const stateWords: Record<Essay["state"], string> = {
  writing: "在写",
  "handed-in": "已交给支部",
  more: "支部希望再补充一点",
  read: "支部读过了",
  accepted: "支部收下了",
};
