import { myElders } from "../../../care/whom-to-call.ts";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { useDraft } from "../../../drafts/use-draft.ts";
import { foldVisits } from "../../../../domain/fold/visits.ts";
import { query } from "../../../routing/place.ts";
import type { PageProps } from "../../../routing/route.ts";
import { useFold, useMe, useReckoned } from "../../../session/use-session.ts";
import { textsToRead } from "../../../texts/my-texts.ts";
import { useFileTools } from "../../../visits/file-fields.tsx";
import { emptyVisit, type VisitDraft, visitDraftId } from "../../../visits/visit-draft.ts";
import { AfterVisit } from "./after-visit.tsx";
import { ConfirmPart } from "./confirm-part.tsx";
import { ElderPartPage } from "./elder-part-page.tsx";
import { ReadAloud } from "./read-aloud.tsx";
import { VisitOverview } from "./visit-overview.tsx";

/** One visit, from its first tap to its end: what all do together, and behind it a screen for each elder alone. */
export function OneVisitPage({ params }: PageProps) {
  const visit = params["visit"] ?? "";
  const me = useMe();
  const draft = useDraft<VisitDraft>(visitDraftId(visit), emptyVisit);
  const tools = useFileTools(draft);
  const running = useReckoned(myElders);
  const texts = useReckoned(textsToRead);
  const written = (useFold(foldVisits).byHelper.get(me) ?? []).filter((one) => one.visit === visit);
  const { elders } = draft.content.value;
  const status = draft.status.value.is;
  const there = running.filter(({ elder, agreed }) => agreed && elders.includes(elder));

  if (status === "loading")
    return (
      <Page key="loading" title="送学">
        <p class="muted">正在取出草稿…</p>
      </Page>
    );
  if (elders.length === 0 && written.length > 0) return <AfterVisit visits={written} />;
  if (there.length === 0)
    return (
      <Page key="none" title="送学" back="/rounds" backLabel="送学">
        <Notice>这次送学不在这部手机上，或者结对已经结束了。</Notice>
      </Page>
    );

  const at = { visit, draft, tools, there };
  const text = texts.find((one) => one.text === query.value.get("text"));
  const who = (name: string) => there.find(({ elder }) => elder === query.value.get(name));
  const [saying, confirming] = [who("of"), who("confirm")];
  if (text) return <ReadAloud key={`text ${text.text}`} {...at} text={text} />;
  if (saying) return <ElderPartPage key={`of ${saying.id}`} {...at} pairing={saying} />;
  if (confirming) return <ConfirmPart key={`confirm ${confirming.id}`} {...at} pairing={confirming} />;
  return <VisitOverview key="all" {...at} texts={texts} />;
}
