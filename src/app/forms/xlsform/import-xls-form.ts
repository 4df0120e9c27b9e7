import type { Form } from "../../../domain/forms/form.ts";
import type { Remark } from "../../../domain/forms/xlsform/sheet.ts";
import { xlsFormToForm } from "../../../domain/forms/xlsform/to-form.ts";
import { isOle } from "./read-ole.ts";
import { readXls } from "./read-xls.ts";
import { readXlsx } from "./read-xlsx.ts";
import { isZip } from "./read-zip.ts";
import { WORKBOOK_LIMITS, WorkbookFault } from "./workbook-fault.ts";

/**
 * A form from an XLSForm file (.xlsx, or .xls of Excel 97 and later), here on the phone. Without `form` where a remark is `refused`; what
 * is wrong with the file itself stands under its name, at row 1. Does not throw for what is in the file.
 */
export async function importXlsForm(
  file: Blob & { readonly name: string },
): Promise<{ form?: Form; remarks: readonly Remark[] }> {
  const refused = (why: string): { remarks: readonly Remark[] } => ({
    remarks: [{ sheet: file.name, row: 1, column: "A", what: file.name, why, weight: "refused" }],
  });
  if (file.size > WORKBOOK_LIMITS.file) {
    return refused(`这个文件太大：最多 ${WORKBOOK_LIMITS.file / 1_000_000} 兆，不像表单。`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    if (!isOle(bytes) && !isZip(bytes)) return refused("这个文件不是 .xlsx 或 .xls 表格。");
    const sheets = isOle(bytes) ? readXls(bytes) : readXlsx(bytes);
    return xlsFormToForm(sheets, file.name.replace(/\.[^.]*$/, ""));
  } catch (error) {
    if (error instanceof WorkbookFault) return refused(error.message);
    // Reading past the end of what is there.
    if (error instanceof RangeError)
      return refused("这个文件打不开，可能已损坏。请用 Excel 或 WPS 另存为 .xlsx 再试。");
    throw error;
  }
}
