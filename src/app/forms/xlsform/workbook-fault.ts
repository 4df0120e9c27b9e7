/** Why a file cannot be read as a workbook, in Chinese. */
export class WorkbookFault extends Error {}

/** A form has a few hundred rows; what is past these is no form, and must not fill a phone's memory. */
export const WORKBOOK_LIMITS = {
  /** bytes of the file */
  file: 5_000_000,
  /** bytes of what is packed in it */
  unpacked: 20_000_000,
  rows: 20_000,
  columns: 300,
  /** cells with something in them, of one sheet */
  cells: 200_000,
  /** UTF-16 units of one cell */
  words: 10_000,
} as const;

/** The sheets that an XLSForm has; the others are named and not read. */
const READ_SHEETS = ["survey", "choices", "settings", "external_choices", "entities", "osm"];

export function isRead(name: string): boolean {
  return READ_SHEETS.includes(name.trim().toLowerCase());
}
