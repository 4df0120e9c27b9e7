import { waitsForPaper, type PaperRow } from "../../../../domain/papers/paper-pass.ts";
import { Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { knownWords } from "../known-words.ts";
import { choiceWords, type PassForm } from "./pass-form.ts";

/** All lines with what was entered, the way the sheet has them: to be compared before it is saved. A tap goes back to a line. */
export function LookThrough(props: {
  rows: readonly PaperRow[];
  form: PassForm;
  onGo: (row: PaperRow) => void;
}) {
  const { rows, form } = props;
  return (
    <Section title="整张表">
      <p class="muted small">已经知道到会的不用再录。点一行可以改。</p>
      <Rows label="整张表">
        {rows.map((row) => (
          <Row
            key={row.member}
            title={`${row.number} ${row.name}`}
            note={wordsOf(row, form)}
            onPress={() => props.onGo(row)}
          />
        ))}
      </Rows>
    </Section>
  );
}

function wordsOf(row: PaperRow, { choices }: PassForm): string {
  const choice = choices[row.member];
  if (choice) return choiceWords(row, choice);
  if (row.attendance && !waitsForPaper(row)) return `已经知道：${knownWords(row.attendance)}`;
  return row.attendance ? `还没有录 · ${knownWords(row.attendance)}` : "还没有录";
}
