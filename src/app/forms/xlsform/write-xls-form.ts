import type { Form } from "../../../domain/forms/form.ts";
import { formToSheets } from "../../../domain/forms/xlsform/to-sheets.ts";
import { writeSheets } from "./write-sheets.ts";

/** A form as an XLSForm workbook (.xlsx), for ODK, Kobo, Enketo, or for this app again: 导出为 XLSForm. */
export function writeXlsForm(form: Form): Uint8Array<ArrayBuffer> {
  return writeSheets(formToSheets(form));
}
