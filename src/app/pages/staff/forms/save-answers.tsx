import { useSignal } from "@preact/signals";
import { instantWords } from "../../../../domain/day-words.ts";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import { answerTables, asOneTable } from "../../../../domain/forms/answer-tables.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import type { BlobId } from "../../../../domain/ids.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { saveFile } from "../../../components/save-file.ts";
import { takenWords } from "./about-answers.ts";
import { fileNameOf } from "./file-name.ts";
import type { JudgedAnswers } from "./handed-in-answers.ts";

import { useWhose } from "./use-answers.ts";

const ABOUT = ["姓名", "单位", "填的时间", "收到的时间", "备注"];

/** All answers in one file, a row each; made on the phone, and what makes it is loaded when it is asked for. */
export function SaveAnswers(props: {
  published: PublishedForm;
  forms: ReadonlyMap<BlobId, Form>;
  judged: readonly JudgedAnswers[];
}) {
  const { published, forms, judged } = props;
  const whose = useWhose();
  const saved = useSignal<string | undefined>(undefined);
  const newest = forms.get(published.blob);

  function tables() {
    const versions = published.versions.flatMap((blob) => forms.get(blob) ?? []);
    const rows = judged.flatMap((one) => {
      const form = one.form ?? newest;
      if (!form) return [];
      const { name, unit } = whose(one);
      const { at, received, answers } = one.handedIn;
      const when = [instantWords(at), received === null ? "" : instantWords(received)];
      return [{ about: [name, unit, ...when, remark(one)], form, answers }];
    });
    return answerTables(versions, ABOUT, rows);
  }

  async function save(type: "xlsx" | "csv"): Promise<void> {
    saved.value = undefined;
    const name = `${fileNameOf(published)}.${type}`;
    const made = tables();
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
      <p class="muted">一份回答一行。里面有姓名，请收好。</p>
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

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function remark({ handedIn, isLate, problems }: JudgedAnswers): string {
  return [
    handedIn.taken === undefined ? "" : takenWords[handedIn.taken],
    isLate ? "截止以后才收到" : "",
    problems.length > 0 ? `和表对不上：${problems.join("；")}` : "",
  ]
    .filter(Boolean)
    .join("；");
}
