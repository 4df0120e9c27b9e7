import type { Feature } from "write-excel-file/universal";

/** A sheet as the printer is to take it. */
export interface PrintedSheet {
  name: string;
  /** the row, from 1, that stands on every page again: the head of a table */
  headRow?: number;
}

/**
 * Every sheet on upright A4, as wide as the page and as many pages long as it takes, with the pages numbered. Without this a
 * spreadsheet prints what does not fit on a page beside the others, and the last column lies on a sheet of its own.
 */
export function printedOnA4(sheets: readonly PrintedSheet[]): Feature<Blob> {
  const titles = sheets.flatMap(({ name, headRow }, i) =>
    headRow === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${name}'!$${headRow}:$${headRow}</definedName>`,
        ],
  );
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          // Its place is before everything else.
          transform: (xml) => xml.replace(/<worksheet[^>]*>/, (root) => root + FITS),
          insert: () => PAGE,
        },
        "xl/workbook.xml": {
          transform: (xml) =>
            titles.length === 0
              ? xml
              : xml
                  .replace("<definedNames/>", "")
                  .replace("</sheets>", `</sheets><definedNames>${titles.join("")}</definedNames>`),
        },
      },
    },
  };
}

const FITS = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
/** Margins in inches; fitToHeight 0: as many pages as it takes. */
const PAGE =
  '<printOptions horizontalCentered="1"/>' +
  '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.4"/>' +
  '<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>' +
  "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>";
