import type { Visit } from "../../../../domain/fold/visits.ts";
import { myElders } from "../../../care/whom-to-call.ts";
import { ButtonLink } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { useReckoned } from "../../../session/use-session.ts";
import { arrivalWords } from "../../../words/arrival-words.ts";

/** It is written: what has become of it. */
export function AfterVisit({ visits }: { visits: readonly Visit[] }) {
  const elders = useReckoned(myElders);
  const nameOf = (member: string) => elders.find(({ elder }) => elder === member)?.elderName ?? "老人";
  return (
    <Page key="after" title="这次送学存好了" back="/rounds" backLabel="送学">
      <div class="stack">
        {visits.map((visit) => (
          <Notice key={visit.entry} kind="kept">
            {`${nameOf(visit.of)}：${arrivalWords(visit)}`}
          </Notice>
        ))}
        {visits
          .filter(({ outcome }) => outcome === "done")
          .map((visit) => (
            <ButtonLink key={visit.of} block to={`/rounds/${visit.visit}/slip/${visit.of}`}>
              给{nameOf(visit.of)}的大字稿
            </ButtonLink>
          ))}
        <ButtonLink kind="primary" block to="/rounds">
          去下一家
        </ButtonLink>
      </div>
    </Page>
  );
}
