import "./forms.css";
import { useMemo } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { browserSpeech } from "../listening/browser-speech.ts";
import type { Speech } from "../listening/speech.ts";
import { display } from "../settings/display.ts";
import type { AnswerSheet } from "./answer-sheet.ts";
import { type AnswerFiles, FormToolsContext, type KnownPerson } from "./form-tools.ts";
import { OneAtATime } from "./one-at-a-time.tsx";
import { Places } from "./places.tsx";
import { ProblemList } from "./problem-list.tsx";

/**
 * Asks a form: all on one page, or in 长辈版 one question a screen. Needs no phone and no network, only what it is given:
 * `const sheet = useMemo(() => openAnswerSheet(form, given, today, keepDraft), [form])`. What stands behind the last question is its
 * children: as a rule `HandIn`, which also puts what is wrong above the questions.
 */
export function FormView(props: {
  sheet: AnswerSheet;
  files: AnswerFiles;
  /** names that this phone knows, for questions for a name */
  people?: readonly KnownPerson[];
  /** one question a screen; absent: as 长辈版 is chosen */
  large?: boolean;
  /** what says a question aloud in 长辈版 */
  speech?: Speech | undefined;
  /** to be known before the first question; with one question a screen it stands at the first alone */
  before?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { sheet, files, people = nobody, large = display.value.elder } = props;
  const tools = useMemo(() => {
    const { speech = browserSpeech() } = props;
    return { files, people, speech, settle: new Set<() => Promise<void>>() };
  }, [files, people]);
  const { intro } = sheet.form;
  return (
    <FormToolsContext.Provider value={tools}>
      {large ? (
        <OneAtATime sheet={sheet} before={props.before}>
          {props.children}
        </OneAtATime>
      ) : (
        <div class="stack form">
          {props.before}
          <ProblemList sheet={sheet} />
          {intro !== undefined && <p class="form-words">{intro}</p>}
          <Places sheet={sheet} places={sheet.places} level={2} />
          {props.children}
        </div>
      )}
    </FormToolsContext.Provider>
  );
}

const nobody: readonly KnownPerson[] = [];
