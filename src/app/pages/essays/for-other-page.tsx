import { essaySizeWords } from "../../../domain/essay-size-words.ts";
import { foldMembers } from "../../../domain/fold/members.ts";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { HandedInEssay } from "../../essays/remarks/handed-in-essay.tsx";
import { handedInForOthers } from "../../essays/handed-in-for-others.ts";
import { myElders } from "../../care/whom-to-call.ts";
import type { PageProps } from "../../routing/route.ts";
import { now } from "../../session/now.ts";
import { useFold, useReckoned } from "../../session/use-session.ts";
import { StateLine } from "../../shell/state-line.tsx";
import { momentWords } from "../../words/dates.ts";
import { Said, useWho } from "./handed-in-view.tsx";

/** What somebody handed in for one whom he visits: he writes down what is spoken in it, and reads out what the branch said. */
export function ForOtherPage({ params }: PageProps) {
  const found = useReckoned(handedInForOthers).find(({ handedIn }) => handedIn.entry === params["entry"]);
  const { byId } = useFold(foldMembers);
  const elders = useReckoned(myElders);
  const who = useWho();
  if (!found)
    return (
      <Page title="替别人交的体会" back="/essays">
        <Notice>这部手机上没有这一篇。</Notice>
      </Page>
    );
  const { essay, handedIn } = found;
  const writer =
    byId.get(essay.writer)?.name ?? elders.find(({ elder }) => elder === essay.writer)?.elderName ?? "他";
  return (
    <Page title={handedIn.title || "替别人交的体会"} back="/essays">
      <StateLine />
      <div class="stack">
        <p class="muted">
          替{writer}交的 · {momentWords(handedIn.at, now.value)} · {essaySizeWords(handedIn)}
        </p>
        {handedIn.answers.map((answer) => (
          <Said key={answer.entry} answer={answer} name={who} />
        ))}
        {handedIn.answers.length > 0 && <p>下次去的时候，念给{writer}听听。</p>}
        <HandedInEssay handedIn={handedIn} writer={essay.writer} name={who} />
      </div>
    </Page>
  );
}
