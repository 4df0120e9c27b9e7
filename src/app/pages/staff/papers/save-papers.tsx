import { useSignal } from "@preact/signals";
import type { Paper } from "../../../../domain/papers/paper.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { saveFile } from "../../../components/save-file.ts";
import { XLSX_TYPE } from "../../../components/xlsx-type.ts";
import { isLong, plainTable } from "./plain-table.ts";

/** All papers in one file, made on the phone; what makes it is loaded when it is asked for. */
export function SavePapers(props: { name: string; papers: readonly (readonly [string, Paper])[] }) {
  const saved = useSignal<string | undefined>(undefined);

  async function save(type: "docx" | "xlsx"): Promise<void> {
    saved.value = undefined;
    const name = `${props.name}.${type}`;
    saveFile(await make(type, props.papers), name, TYPES[type]);
    saved.value = name;
  }

  return (
    <>
      <div class="staff-actions">
        <ActionButton working="正在整理…" action={() => save("docx")}>
          全部存成 Word 文件
        </ActionButton>
        <ActionButton working="正在整理…" action={() => save("xlsx")}>
          全部存成 Excel 文件
        </ActionButton>
      </div>
      <p role="status">
        {saved.value !== undefined &&
          `文件“${saved.value}”已交给浏览器保存。没有看到？微信里存不了文件，可以换手机自带的浏览器打开，或者复制文字。`}
      </p>
    </>
  );
}

async function make(
  type: "docx" | "xlsx",
  papers: readonly (readonly [string, Paper])[],
): Promise<Uint8Array<ArrayBuffer>> {
  if (type === "xlsx" && papers.some(([, paper]) => isLong(paper))) {
    const { tablesAsXlsx } = await import("../forms/export/tables-xlsx.ts");
    return tablesAsXlsx(papers.map(([name, paper]) => plainTable(name, paper)));
  }
  if (type === "xlsx") return (await import("./papers-xlsx.ts")).papersAsXlsx(papers);
  return (await import("./papers-docx.ts")).papersAsDocx(papers.map(([, paper]) => paper));
}

const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: XLSX_TYPE,
};
