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
  return (
    <Page key="after" title="这次送学存好了" back="/rounds" backLabel="送学">
      <div class="stack">
        {visits.map((visit) => (
          <Notice key={visit.entry} kind="kept">
            {`${elders.find(({ elder }) => elder === visit.of)?.elderName ?? "老人"}：${arrivalWords(visit)}`}
          </Notice>
        ))}
        <ButtonLink kind="primary" block to="/rounds">
          去下一家
        </ButtonLink>
      </div>
    </Page>
  );
}
