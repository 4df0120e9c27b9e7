import { dayOf } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import { foldTexts, type ImportedText } from "../../../domain/fold/texts.ts";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { forWhom } from "../../words/membership-words.ts";
import { ImportBox } from "./import/import-box.tsx";
import { ChooseUnit, type MyUnit, TextsFrame, useMyTextUnits } from "./my-units.tsx";

export function TextsPage() {
  return (
    <TextsFrame title="文章" back="/branch" backLabel="返回">
      {(unit) => (
        <div class="stack">
          <ImportInto unit={unit} />
          <TextList />
        </div>
      )}
    </TextsFrame>
  );
}

function ImportInto({ unit }: { unit: MyUnit }) {
  return (
    <Section title="导入文章">
      <ChooseUnit label="给哪个单位导入" units={useMyTextUnits()} current={unit.id} />
      <ImportBox unit={unit.id} />
    </Section>
  );
}

function TextList() {
  const { imports, published, byId } = useFold(foldTexts);
  const readyWords = ({ text, blob }: ImportedText): string => {
    const before = byId.get(text);
    if (before === undefined) return "可以发布了";
    if (before.withdrawn === undefined) return "新的一版，可以发布了";
    return before.blob === blob ? "撤下了，还可以恢复" : "撤下了，新的一版可以发布";
  };
  const waiting = imports.filter(({ proofread }) => proofread === undefined);
  const ready = imports.filter(({ proofread, isPublished }) => proofread !== undefined && !isPublished);
  const known = new Set(imports.map(({ text }) => text));
  return (
    <>
      <TextSection title="待校对" texts={waiting} note={waitingWords} />
      <TextSection title="已校对，还没有发布" texts={ready} note={readyWords} />
      {published.length > 0 && (
        <Section title="党员能看到的">
          <Rows label="党员能看到的">
            {published.map(({ text, title, required, order, topic, cohorts }) => (
              <Row
                key={text}
                title={title}
                note={[
                  `第 ${order} 篇`,
                  required ? "必读" : "选读",
                  ...(topic ? [topic] : []),
                  ...(cohorts ? [forWhom(cohorts)] : []),
                ].join(" · ")}
                to={known.has(text) ? `/office/texts/${text}` : undefined}
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}

function TextSection(props: {
  title: string;
  texts: readonly ImportedText[];
  note: (text: ImportedText) => string;
}) {
  if (props.texts.length === 0) return null;
  return (
    <Section title={props.title}>
      <Rows label={props.title}>
        {props.texts.map((text) => (
          <Row key={text.text} title={text.title} note={props.note(text)} to={`/office/texts/${text.text}`} />
        ))}
      </Rows>
    </Section>
  );
}

function waitingWords({ suspicions, characters, imported, earlier }: ImportedText): string {
  const places = suspicions === 0 ? "没有发现可疑处" : `可疑 ${suspicions} 处`;
  const version = earlier.length > 0 ? ["新的一版"] : [];
  return [...version, places, `${characters} 字`, `${dayWords(dayOf(imported), today())}导入`].join(" · ");
}
