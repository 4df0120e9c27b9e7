import { foldTexts } from "../../../domain/fold/texts.ts";
import { isExpected } from "../../../domain/expected.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import type { MemberId, TextId } from "../../../domain/ids.ts";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { myself } from "../../session/reckonings.ts";
import { useFold, useReckoned } from "../../session/use-session.ts";
import { howFar } from "../../texts/how-far.ts";
import { placesRead } from "../../texts/places.ts";
import { useShelf } from "../../texts/use-shelf.ts";
import { expectedWords } from "../../words/expected-words.ts";
import { howHeldWords } from "../../words/how-held-words.ts";
import { megabytes } from "../../words/sizes.ts";

/**
 * Of a plan what is said in one line each: who comes, and how one takes part from afar.
 * @param nameOf for whom the chosen ones are named
 */
export function planFacts(
  { expected, where = "on-site", call }: Meeting,
  nameOf?: (member: MemberId) => string,
): (readonly [string, string])[] {
  const who = expectedWords(expected, nameOf);
  return [
    ...(who === undefined ? [] : [["谁来", who] as const]),
    ...(where === "on-site" ? [] : [["怎么开", howHeldWords[where]] as const]),
    ...(where !== "on-site" && call ? [["怎么接入", call] as const] : []),
  ];
}

/** Whether the meeting is planned for who holds this phone. Whom the roster does not know is sent away by nobody. */
export function useAmExpected(meeting: Meeting | undefined): boolean {
  const me = useReckoned(myself);
  return me === undefined || meeting === undefined || isExpected(meeting, me);
}

/** Said to whom it is not planned for, so that he neither comes for nothing nor feels sent away. */
export function NotExpected({ meeting }: { meeting: Meeting }) {
  if (meeting.expected?.members?.length) return <Notice>这次会只请几位同志，您不在内，不用特意来。</Notice>;
  return <Notice>这次会请{expectedWords(meeting.expected)}参加；您不在内，想来也欢迎。</Notice>;
}

export function Agenda({ agenda }: { agenda: string }) {
  const lines = agenda.split("\n").filter((line) => line.trim() !== "");
  return (
    <Section title="议程">
      <ul class="stack close">
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}

/** What is read for it: into the reader; and what has not come to this phone yet. */
export function MeetingTexts({ texts }: { texts: readonly TextId[] }) {
  const { byId } = useFold(foldTexts);
  const here = useShelf().here.value;
  const places = useReckoned(placesRead);
  return (
    <Section title="要读的材料">
      <Rows label="要读的材料">
        {texts.map((id) => {
          const text = byId.get(id);
          if (text === undefined)
            return <Row key={id} title="有一篇材料" note="还没有传到这台手机，联网后会来。" />;
          if (text.withdrawn !== undefined) return <Row key={id} title={text.title} note="这篇已经撤回。" />;
          const away = here && !here.has(text.blob) ? [`还没存到手机，${megabytes(text.size)}`] : [];
          return (
            <Row
              key={id}
              title={text.title}
              note={[howFar(text, places[id]), ...away].join(" · ")}
              to={`/texts/${id}`}
            />
          );
        })}
      </Rows>
    </Section>
  );
}
