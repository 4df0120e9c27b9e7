/** Something is not as it was written; ends the walk. */
export class Touched extends Error {
  readonly table: string;
  readonly row: string;
  constructor(table: string, row: string, what: string) {
    super(what);
    this.table = table;
    this.row = row;
  }
}
