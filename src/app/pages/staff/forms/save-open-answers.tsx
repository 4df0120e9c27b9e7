import { useSignal } from "@preact/signals";
import { instantWords } from "../../../../domain/day-words.ts";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import { answerTables, asOneTable } from "../../../../domain/forms/answer-tables.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { saveFile } from "../../../components/save-file.ts";
import type { OpenAnswer } from "./came-loose.ts";
import { fileNameOf } from "./file-name.ts";

/** As `SaveAnswers`, of answers that nobody's name stands before. */
export function SaveOpenAnswers(props: {
  published: PublishedForm;
  form: Form;
  answers: readonly OpenAnswer[];
}) {
  const { published, form } = props;
  const saved = useSignal<string | undefined>(undefined);

  async function save(type: "xlsx" | "csv"): Promise<void> {
    const rows = props.answers.map(({ received, answers }) => ({
      about: [instantWords(received)],
      form,
      answers,
    }));
    const made = answerTables([form], ["收到的时间"], rows);
    const name = `${fileNameOf(published)}.${type}`;
    if (type === "xlsx") {
      const { tablesAsXlsx } = await import("./export/tables-xlsx.ts");
      saveFile(tablesAsXlsx([made.main, ...made.groups]), name, XLSX);
    } else {
      const { tableAsCsv } = await import("./export/tables-csv.ts");
      saveFile(tableAsCsv(asOneTable(made)), name, "text/csv;charset=utf-8");
    }
    saved.value = name;
  }

  return (
    <>
      <p class="muted">一份回答一行。里面可能有填表人的姓名、电话，请收好，用完删去。</p>
      <div class="staff-actions">
        <ActionButton working="正在整理…" action={() => save("xlsx")}>
          存成 Excel 文件
        </ActionButton>
        <ActionButton working="正在整理…" action={() => save("csv")}>
          存成 CSV 文件
        </ActionButton>
      </div>
      <p role="status">{saved.value !== undefined && `文件“${saved.value}”已交给浏览器保存。`}</p>
    </>
  );
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
