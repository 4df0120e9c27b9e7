import { useSignal } from "@preact/signals";
import { type AnswerTables, asOneTable } from "../../../../domain/forms/answer-tables.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { saveFile } from "../../../components/save-file.ts";
import { XLSX_TYPE } from "../../../components/xlsx-type.ts";

/**
 * All answers in one file, a row each; made on the phone, and what makes it is loaded when it is asked for.
 * @param props.warning what is in the file, and how to keep it
 * @param props.name of the file, without its ending
 */
export function SaveTables(props: { name: string; warning: string; make: () => AnswerTables }) {
  const saved = useSignal<string | undefined>(undefined);

  async function save(type: "xlsx" | "csv"): Promise<void> {
    saved.value = undefined;
    const name = `${props.name}.${type}`;
    const made = props.make();
    if (type === "xlsx") {
      const { tablesAsXlsx } = await import("./export/tables-xlsx.ts");
      saveFile(tablesAsXlsx([made.main, ...made.groups]), name, XLSX_TYPE);
    } else {
      const { tableAsCsv } = await import("./export/tables-csv.ts");
      saveFile(tableAsCsv(asOneTable(made)), name, "text/csv;charset=utf-8");
    }
    saved.value = name;
  }

  return (
    <>
      <p class="muted">{props.warning}</p>
      <div class="staff-actions">
        <ActionButton working="正在整理…" action={() => save("xlsx")}>
          存成 Excel 文件
        </ActionButton>
        <ActionButton working="正在整理…" action={() => save("csv")}>
          存成 CSV 文件
        </ActionButton>
      </div>
      <p role="status">
        {saved.value !== undefined &&
          `文件“${saved.value}”已交给浏览器保存。没有看到？微信里存不了文件，可以换手机自带的浏览器打开。`}
      </p>
    </>
  );
}
