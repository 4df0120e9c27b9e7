import { Row, Rows } from "../../components/rows.tsx";
import { Page, Section } from "../../components/page.tsx";
import { myCampaign, myEssays, myProgress, myself, today } from "../../session/reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { StateLine } from "../../shell/state-line.tsx";
import { UpdateNotice } from "../../shell/update-notice.tsx";
import { ProgressSentences } from "../record/progress-sentences.tsx";
import { NextThing } from "./next-thing.tsx";

export function HomePage() {
  const me = useReckoned(myself);
  const campaign = useReckoned(myCampaign);
  const progress = useReckoned(myProgress);
  const essay = useReckoned(myEssays).find(({ state }) => state === "writing" || state === "more");
  const asked = progress.filter(
    ({ state, requirement: { window } }) =>
      state !== "exempt" && window.from <= today() && today() <= window.to,
  );
  return (
    <Page title={me ? `${me.name}同志，您好` : "您好"}>
      <StateLine />
      <div class="stack">
        <UpdateNotice />
        <NextThing />
        <Rows label="常用">
          <Row title="签到" note="开会时输入会上的数字" to="/check-in" />
          <Row
            title={essay ? `接着写《${essay.title || "没有题目"}》` : "写学习体会"}
            note={essay?.state === "more" ? "支部读过了，希望再补充一点" : "边写边存"}
            to={essay ? `/essays/${essay.id}` : "/essays"}
          />
          <Row title="记一次学习" note="读了纸质材料、参加了集中学习" to="/record/log" />
        </Rows>
      </div>
      {campaign && asked.length > 0 && (
        <Section title={campaign.name}>
          <ProgressSentences progress={asked} />
        </Section>
      )}
    </Page>
  );
}
