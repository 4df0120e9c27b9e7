import { nearDayWords } from "../../../domain/day-words.ts";
import { dayOf } from "../../../domain/day.ts";
import type { Essay } from "../../../domain/fold/essays.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { useDraftList } from "../../drafts/use-draft-list.ts";
import { newId } from "../../new-id.ts";
import { goTo } from "../../routing/place.ts";
import { today } from "../../session/reckonings.ts";
import { myEssays } from "../../session/study-reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { essayDraftId, type EssayDraft } from "../../essays/essay-draft.ts";

export function EssaysPage() {
  const essays = useReckoned(myEssays);
  const drafts = useDraftList();
  const known = new Set(essays.map(({ id }) => essayDraftId(id)));
  // A browser that was killed before the first resting point left only a draft.
  const onlyDrafts = drafts.filter(
    ({ id }) => id.startsWith("essay:") && !known.has(id) && !id.includes("~"),
  );
  return (
    <Page title="学习体会" back="/" backLabel="首页">
      <div class="stack">
        <Button kind="primary" block onPress={() => goTo(`/essays/${newId()}`)}>
          写一篇新的
        </Button>
        {essays.length === 0 && onlyDrafts.length === 0 && (
          <Notice>
            长短都行，想到哪写到哪。边写边存，写好了再交；不想写的，跟支部说一声，口头讲也可以。
          </Notice>
        )}
        {essays.length + onlyDrafts.length > 0 && (
          <Rows label="我写的">
            {onlyDrafts.map((draft) => (
              <Row
                key={draft.id}
                title={titleWords((draft.content as EssayDraft).title)}
                note="草稿，只在这部手机上"
                to={`/essays/${draft.id.slice("essay:".length)}`}
              />
            ))}
            {essays.map((essay) => (
              <Row
                key={essay.id}
                title={titleWords(essay.title)}
                note={`${stateWords[essay.state]} · ${nearDayWords(dayOf(essay.touched), today())}`}
                to={`/essays/${essay.id}`}
              />
            ))}
          </Rows>
        )}
      </div>
    </Page>
  );
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
