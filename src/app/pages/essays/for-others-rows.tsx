import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { handedInForOthers } from "../../essays/handed-in-for-others.ts";
import { now } from "../../session/now.ts";
import { useReckoned } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";

/** Below his own: what he handed in for those whom he visits. */
export function ForOthersRows() {
  const all = useReckoned(handedInForOthers);
  if (all.length === 0) return null;
  return (
    <Section title="替别人交的">
      <Rows label="替别人交的">
        {all.map(({ handedIn }) => (
          <Row
            key={handedIn.entry}
            title={handedIn.title || "没有题目"}
            note={`${handedIn.answers.length > 0 ? "支部回话了" : "已交给支部"} · ${momentWords(handedIn.at, now.value)}`}
            to={`/essays-for/${handedIn.entry}`}
          />
        ))}
      </Rows>
    </Section>
  );
}
