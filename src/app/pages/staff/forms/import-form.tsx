import "../import/import.css";
import "./form-edit.css";
import { useSignal } from "@preact/signals";
import type { Form } from "../../../../domain/forms/form.ts";
import { allFields, isHolder } from "../../../../domain/forms/form-tree.ts";
import type { Remark } from "../../../../domain/forms/xlsform/sheet.ts";
import type { UnitId } from "../../../../domain/ids.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { look } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { failureWords } from "../../../words/failure-words.ts";
import { useFileDrop } from "../use-file-drop.ts";
import { useBeginForm } from "./new-form.tsx";

interface Read {
  name: string;
  form?: Form;
  remarks: readonly Remark[];
}

/** How many places are told at once: who has more has another kind of file. */
const SHOWN = 50;

/** A form from an XLSForm file, chosen or dropped on the page; read on the phone, and what was not taken over is told by its place. */
export function ImportForm({ unit }: { unit: UnitId }) {
  const read = useSignal<Read | "reading" | { failed: string } | undefined>(undefined);

  async function take(file: File | undefined): Promise<void> {
    if (!file || read.value === "reading") return;
    read.value = "reading";
    try {
      const { importXlsForm } = await import("../../../forms/xlsform/import-xls-form.ts");
      read.value = { name: file.name, ...(await importXlsForm(file)) };
    } catch (error) {
      read.value = { failed: failureWords(error) };
    }
  }

  const isOver = useFileDrop(([file]) => void take(file));

  const now = read.value;
  return (
    <div class="stack">
      <div class={isOver.value ? "drop-box over" : "drop-box"}>
        <p class="drop-words">{isOver.value ? "松开手，就读这个文件" : "把表单文件拖到这一页上，或者"}</p>
        <label class={`${look({ block: true })} photo-button`}>
          从文件读一张表
          <input
            class="out-of-sight"
            type="file"
            accept=".xlsx,.xls"
            onChange={(event) => {
              const input = event.currentTarget;
              void take(input.files?.[0]);
              // The same file may be chosen again.
              input.value = "";
            }}
          />
        </label>
        <p class="muted small">ODK、Kobo 用的 XLSForm 文件，.xlsx 和 .xls 都行；在这台手机上读，不用网络。</p>
      </div>
      {now === "reading" && <p role="status">正在读…</p>}
      {typeof now === "object" && "failed" in now && (
        <Notice kind="error" urgent>
          {now.failed}
        </Notice>
      )}
      {typeof now === "object" && "remarks" in now && <WhatWasRead read={now} unit={unit} />}
    </div>
  );
}

function WhatWasRead({ read, unit }: { read: Read; unit: UnitId }) {
  const begin = useBeginForm();
  const { form, name, remarks } = read;
  const refused = remarks.filter(({ weight }) => weight === "refused");
  const leftOut = remarks.filter(({ weight }) => weight !== "refused");
  return (
    <>
      {form ? (
        <Notice kind="kept" title={`“${form.title || name}”：读进来 ${countOf(form)} 题`} urgent>
          <p>
            {leftOut.length === 0
              ? "全都读进来了。"
              : `有 ${leftOut.length} 处没有照搬，列在下面；别的都在。看过再用。`}
          </p>
          <div>
            <ActionButton action={() => begin({ unit, form })}>用这张表</ActionButton>
          </div>
        </Notice>
      ) : (
        <Notice kind="error" title={`“${name}”没有读进来`} urgent>
          下面这些地方要先在文件里改好。
        </Notice>
      )}
      <Remarks label="要先改的" remarks={refused} />
      <Remarks label="没有照搬的" remarks={leftOut} />
    </>
  );
}

function Remarks({ label, remarks }: { label: string; remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null;
  return (
    <>
      <h3>{label}</h3>
      <ul class="remarks" aria-label={label}>
        {remarks.slice(0, SHOWN).map((remark, i) => (
          <li key={i}>
            <p class="muted small">{whereWords(remark)}</p>
            {remark.what !== "" && <p class="said">{remark.what}</p>}
            <p>{remark.why}</p>
          </li>
        ))}
      </ul>
      {remarks.length > SHOWN && <p>还有 {remarks.length - SHOWN} 处。</p>}
    </>
  );
}

/** "表 survey 第 5 行 C 列（relevant）" */
function whereWords({ sheet, row, column, header }: Remark): string {
  return `表 ${sheet} 第 ${row} 行 ${column} 列${header ? `（${header}）` : ""}`;
}

function countOf(form: Form): number {
  return allFields(form.fields).filter((field) => !isHolder(field)).length;
}
