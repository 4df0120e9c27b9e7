import { useMemo, useState } from "preact/hooks";
import {
  historyByDay,
  historyOf,
  type HistoryLine,
  type Stretch,
} from "../../../../domain/differences/history.ts";
import { dayOf } from "../../../../domain/day.ts";
import { nearDayWords } from "../../../../domain/day-words.ts";
import { Notice } from "../../../components/notice.tsx";
import { Page, Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { changeWords, kindWords, mediaChange } from "../../../essays/versions/history-words.ts";
import type { PageProps } from "../../../routing/route.ts";
import { now } from "../../../session/now.ts";
import { myEssays } from "../../../session/study-reckonings.ts";
import { useReckoned } from "../../../session/use-session.ts";
import { clockWords } from "../../../words/dates.ts";

/** So many days are there at once; those before them behind a tap. */
const DAYS = 7;

/** What an essay was at each resting point, by day. */
export function VersionsPage({ params }: PageProps) {
  const id = params["essay"] ?? "";
  const essay = useReckoned(myEssays).find((one) => one.id === id);
  const lines = useMemo(() => (essay ? historyOf(essay) : []), [essay]);
  const days = useMemo(() => historyByDay(lines), [lines]);
  const byEntry = useMemo(() => new Map(lines.map((line) => [line.entry, line])), [lines]);
  const [showsAll, setShowsAll] = useState(false);
  const today = dayOf(now.value);
  const shown = showsAll ? days : days.slice(0, DAYS);

  return (
    <Page title="以前写的" back={`/essays/${id}`}>
      <div class="stack">
        {lines.length === 0 ? (
          <Notice>还没有。写着写着停一停，或者离开这一页，就会自动留一份在这里。</Notice>
        ) : (
          <p class="muted">
            停一停就留一份，一共 {lines.length} 份。点开能看改了什么，也能回到那一份；哪一份都不会丢。
          </p>
        )}
        {shown.map(({ day, stretches }) => (
          <Section key={day} title={nearDayWords(day, today)}>
            <Rows label={nearDayWords(day, today)}>
              {stretches.map((stretch) => (
                <OneStretch key={stretch.lines[0]!.entry} essay={id} stretch={stretch} byEntry={byEntry} />
              ))}
            </Rows>
          </Section>
        ))}
        {shown.length < days.length && (
          <button type="button" class="button block" onClick={() => setShowsAll(true)}>
            更早的 {days.length - shown.length} 天
          </button>
        )}
      </div>
    </Page>
  );
}

type Lines = ReadonlyMap<string, HistoryLine>;

/** What was written without a rest is one line, which opens. */
function OneStretch({ essay, stretch, byEntry }: { essay: string; stretch: Stretch; byEntry: Lines }) {
  const [isOpen, setOpen] = useState(false);
  const { lines } = stretch;
  const [last] = lines;
  if (lines.length === 1) return <OneLine essay={essay} line={last!} byEntry={byEntry} />;
  const first = lines[lines.length - 1]!;
  return (
    <>
      <Row
        title={`${clockWords(first.at)}—${clockWords(last!.at)}`}
        note={`${changeWords(stretch)} · 停了 ${lines.length} 次`}
        end={isOpen ? "收起" : "展开"}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen &&
        lines.map((line) => <OneLine key={line.entry} essay={essay} line={line} byEntry={byEntry} />)}
    </>
  );
}

function OneLine({ essay, line, byEntry }: { essay: string; line: HistoryLine; byEntry: Lines }) {
  const kind = kindWords(line);
  const before = line.before === undefined ? undefined : byEntry.get(line.before);
  const words = line.text === undefined ? "这一份的字不在这里" : changeWords(line, mediaChange(before, line));
  return (
    <Row
      title={kind === "" ? clockWords(line.at) : `${clockWords(line.at)} ${kind}`}
      note={words}
      to={`/essays/${essay}/versions/${line.entry}`}
    />
  );
}
