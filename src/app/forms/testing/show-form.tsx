import type { Answers, Form } from "../../../domain/forms/form.ts";
import type { Speech } from "../../listening/speech.ts";
import { memoryPhone } from "../../testing/memory-phone.ts";
import { show } from "../../testing/show.tsx";
import { filesInMemory, type FilesInMemory } from "../answer-files.ts";
import { type AnswerSheet, openAnswerSheet } from "../answer-sheet.ts";
import type { AnswerFiles, KnownPerson } from "../form-tools.ts";
import { FormView } from "../form-view.tsx";
import { HandIn } from "../hand-in.tsx";

export interface ShownForm {
  sheet: AnswerSheet;
  files: FilesInMemory;
  /** what `onChange` was told, the latest last */
  changes: Answers[];
  handedIn: Answers[];
}

/** A form as it is asked, with nothing around it. */
export function showForm(
  form: Form,
  how: {
    given?: Answers;
    people?: readonly KnownPerson[];
    large?: boolean;
    speech?: Speech;
    /** absent: they live as long as the page */
    files?: AnswerFiles;
  } = {},
): ShownForm {
  const changes: Answers[] = [];
  const handedIn: Answers[] = [];
  const sheet = openAnswerSheet(form, how.given, "2026-11-22", (answers) => changes.push(answers));
  const files = filesInMemory();
  show(
    <main>
      <h1>{form.title}</h1>
      <FormView
        sheet={sheet}
        files={how.files ?? files}
        people={how.people}
        large={how.large}
        speech={how.speech}
      >
        <HandIn
          sheet={sheet}
          handIn={(answers) => {
            handedIn.push(answers);
            return Promise.resolve();
          }}
        />
      </FormView>
    </main>,
    memoryPhone(),
  );
  return { sheet, files, changes, handedIn };
}
