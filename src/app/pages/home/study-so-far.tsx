import { Section } from "../../components/page.tsx";
import { InstallLine } from "../../install/install-line.tsx";
import { today } from "../../session/reckonings.ts";
import { myCampaign, myEssays, myProgress } from "../../session/study-reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { ProgressSentences } from "../record/progress-sentences.tsx";
import { ShedNotice } from "../../storage/shed-notice.tsx";
import { AskedToCome } from "./asked-to-come.tsx";
import { CarriedAnswers } from "./carried-answers.tsx";
import { ElderRow } from "./elder-row.tsx";
import { EssayNews } from "./essay-news.tsx";
import { FormsToFill } from "./forms-to-fill.tsx";
import { LastMeeting } from "./last-meeting.tsx";
import { Tonight } from "./tonight.tsx";
import { UsualRows } from "./usual-rows.tsx";
import { VisitorsRow } from "./visitors-row.tsx";

/** What is being written, and what is asked now in a sentence each. Nothing of it for those who are exempt. */
export function StudySoFar() {
  const campaign = useReckoned(myCampaign);
  const essay = useReckoned(myEssays).find(({ state }) => state === "writing" || state === "more");
  const asked = useReckoned(myProgress).filter(
    ({ state, requirement: { window } }) =>
      state !== "exempt" && window.from <= today() && today() <= window.to,
  );
  return (
    <>
      <ShedNotice />
      <AskedToCome />
      <FormsToFill />
      <CarriedAnswers />
      <EssayNews />
      <UsualRows writing={essay && { id: essay.id, title: essay.title, more: essay.state === "more" }} />
      <Tonight />
      <LastMeeting />
      {campaign && asked.length > 0 && (
        <Section title={campaign.name}>
          <ProgressSentences progress={asked} />
        </Section>
      )}
      <InstallLine />
      <VisitorsRow />
      <ElderRow />
    </>
  );
}
