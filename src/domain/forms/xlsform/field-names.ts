import { FIELD_ID, type FieldId, TAKEN_IDS } from "../form.ts";

/** Gives each name of a sheet an id that nothing else has: the name itself where it can be one. */
export class FieldNames {
  readonly #taken = new Set<FieldId>(TAKEN_IDS);

  idFor(name: string, row: number): FieldId {
    // The same name in two groups: one id must not be another's.
    for (let n = 1; ; n++) {
      const id = n === 1 ? wanted(name, row) : `${wanted(name, row).slice(0, 58)}_${n}`;
      if (this.#taken.has(id)) continue;
      this.#taken.add(id);
      return id;
    }
  }
}

function wanted(name: string, row: number): FieldId {
  if (FIELD_ID.test(name)) return name;
  const plain = name.replaceAll(/[^A-Za-z0-9_.-]+/g, "_").slice(0, 60);
  if (!/[A-Za-z0-9]/.test(plain)) return `q_${row}`;
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
}
