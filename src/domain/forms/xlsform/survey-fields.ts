import type { Expression } from "../expression.ts";
import { type Field, type FieldId, FORM_LIMITS, type Option } from "../form.ts";
import { draftField } from "./draft-field.ts";
import { FieldNames } from "./field-names.ts";
import { columnFor, type Languages, translated } from "./languages.ts";
import { isOwnSheet, readOwn } from "./own-column.ts";
import { ownWords } from "./own-words.ts";
import { plainWords } from "./plain-words.ts";
import type { Remarks } from "./remarks.ts";
import type { SurveyRow } from "./survey-rows.ts";
import { isTrue, withRules } from "./rules-of-row.ts";
import { withSoundRules } from "./sound-rules.ts";
import { columnOf, type Row, type Table, textIn } from "./table.ts";
import { XPathFault } from "./xpath-fault.ts";
import type { YesNo } from "./yes-no-answers.ts";

/** What `${name}` can stand for. */
interface Named {
  id?: FieldId;
  label: string;
  yesNo?: YesNo;
  /** what it was made from, where it is asked or reckoned */
  field?: Field;
  /** absent: it has an answer that rules can look at */
  without?: string;
}

const RULE_COLUMNS = { 什么时候出现: "relevant", 检查: "constraint", 计算: "calculation" } as const;

/** The fields of survey: first what there is, since rules look ahead, then each with its rules. */
export class SurveyFields {
  readonly #table: Table;
  readonly #languages: Languages;
  readonly #lists: ReadonlyMap<string, readonly Option[]>;
  readonly #remarks: Remarks;
  readonly #ids = new FieldNames();
  readonly #named = new Map<string, Named[]>();
  readonly #rows = new Map<FieldId, number>();
  #renamed: { row: Row; name: string; id: FieldId }[] = [];

  constructor(
    table: Table,
    languages: Languages,
    lists: ReadonlyMap<string, readonly Option[]>,
    remarks: Remarks,
  ) {
    this.#table = table;
    this.#languages = languages;
    this.#lists = lists;
    this.#remarks = remarks;
  }

  of(rows: readonly SurveyRow[]): readonly Field[] {
    const drafts = this.#drafts(rows, false);
    this.#tellRenamed();
    const fields = drafts.flatMap((draft) => this.#ruled(draft));
    return withSoundRules(fields, (id, rule, what, why) => {
      const key = RULE_COLUMNS[rule];
      const column = columnOf(this.#table, key);
      const row = this.#table.rows.find(({ number }) => number === this.#rows.get(id))!;
      this.#remarks.leaveOut(this.#table, row.number, column, textIn(this.#table, row, key) || what, why);
    });
  }

  rowOf(id: FieldId): number | undefined {
    return this.#rows.get(id);
  }

  #drafts(rows: readonly SurveyRow[], inRepeat: boolean): Drafted[] {
    return rows.flatMap((one): Drafted[] => {
      const drafted = this.#draft(one, inRepeat);
      if (!drafted) this.#name(one.name, { label: one.name, without: `“${one.name}”没有导入` });
      return drafted ? [drafted] : [];
    });
  }

  #draft(one: SurveyRow, inRepeat: boolean): Drafted | undefined {
    const { row, type, name } = one;
    if (type.is === "left-out") return this.#leaveOut(one, "type", type.why);
    if (type.is === "begin") return this.#group(one, type.what, inRepeat);
    if (type.is !== "select" && type.is !== "plain") return undefined;
    const appearance = this.#text(row, "appearance");
    if (/^label$/i.test(appearance))
      return this.#leaveOut(one, "appearance", "这一行只是表头，不是题目，没有导入。");
    const options = type.is === "select" ? this.#lists.get(type.list) : [];
    if (!options) {
      const list = type.is === "select" ? type.list : "";
      const why = `choices 里没有名为“${list}”的选项列表，请补上，或改正名称。`;
      this.#remarks.refuse(this.#table, row.number, columnOf(this.#table, "type"), list, why);
      return undefined;
    }
    if (options.length > FORM_LIMITS.options) {
      const list = type.is === "select" ? type.list : "";
      const why = `最多 ${FORM_LIMITS.options} 个选项，“${list}”里的更多，请删去一些。`;
      this.#remarks.refuse(this.#table, row.number, columnOf(this.#table, "type"), list, why);
      return undefined;
    }
    const shown = this.#label(row, "label");
    const hint = this.#label(row, "hint");
    if (type.is === "plain" && type.type === "note" && shown === "" && hint === "") {
      return this.#leaveOut(one, "label", "这条说明没有文字，没有导入。");
    }
    const id = this.#idFor(one);
    // What cannot be changed is not asked: its default is no first answer, and what it is called in the sheet is what it gives.
    const reckons = type.is === "plain" && ["calculate", "hidden", "today", "note"].includes(type.type);
    const locked = !reckons && isTrue(this.#text(row, "read_only"));
    const draft = draftField(
      type,
      {
        id,
        label: shown || hint || name,
        ...(shown !== "" && hint !== "" && { hint }),
        appearance,
        parameters: this.#text(row, "parameters"),
        initial: locked ? "" : this.#text(row, "default"),
        own: readOwn(this.#text(row, "songxue")),
      },
      options,
    );
    for (const [key, what, why] of draft.otherwise) {
      this.#remarks.leaveOut(this.#table, row.number, columnOf(this.#table, key), what, why);
    }
    const { field } = draft;
    const yesNo = locked ? undefined : draft.yesNo;
    const without =
      field.kind === "words"
        ? `“${field.label}”是说明，没有答案`
        : type.is === "plain" && type.type === "time"
          ? `“${field.label}”这里按文字填，规则不能比较时刻`
          : undefined;
    this.#name(name, {
      id,
      label: field.label,
      field: locked ? { kind: "reckoned", id, label: "", from: { value: "" } } : field,
      ...(yesNo && { yesNo }),
      ...(without !== undefined && { without }),
    });
    return { one, field, ...(yesNo && { yesNo }) };
  }

  #group(one: SurveyRow, what: "group" | "repeat" | "loop", inRepeat: boolean): Drafted | undefined {
    if (what === "loop") {
      this.#forget(one.inside);
      const why = "不能按选项一项一项地重复，这一部分没有导入；可以改成 begin repeat。";
      return this.#leaveOut(one, "type", why);
    }
    if (what === "repeat" && inRepeat) {
      this.#forget(one.inside);
      return this.#leaveOut(one, "type", "这里不能在重复的部分里再重复，这一部分没有导入。");
    }
    const { row, name } = one;
    const id = this.#idFor(one);
    const label = this.#label(row, "label");
    const hint = this.#label(row, "hint");
    this.#name(name, {
      id,
      label: label || name,
      ...(what === "group" && { without: `“${label || name}”是一组题，没有自己的答案` }),
    });
    const inside = this.#drafts(one.inside, inRepeat || what === "repeat");
    const words = { id, label, ...(hint !== "" && { hint }) };
    if (what === "group") return { one, field: { ...words, kind: "section", fields: [] }, inside };
    return {
      one,
      field: {
        ...words,
        label: label || name || "重复填写",
        kind: "repeat",
        fields: [],
        ...this.#rounds(row),
      },
      inside,
    };
  }

  #rounds(row: Row): { least?: number; most?: number } {
    const own = readOwn(this.#text(row, "songxue"));
    const bounds = {
      ...(own.has("least") && { least: Number(own.get("least")) }),
      ...(own.has("most") && { most: Number(own.get("most")) }),
    };
    const count = this.#text(row, "repeat_count");
    if (count === "" || own.has("least") || own.has("most")) return bounds;
    const rounds = Number(count);
    if (Number.isInteger(rounds) && rounds >= 1 && rounds <= FORM_LIMITS.rounds)
      return { least: rounds, most: rounds };
    const column = columnOf(this.#table, "repeat_count");
    this.#remarks.leaveOut(
      this.#table,
      row.number,
      column,
      count,
      "份数不能由别的答案决定，填表的人自己添。",
    );
    return {};
  }

  #ruled({ one, field, yesNo, inside = [] }: Drafted): readonly Field[] {
    const { row } = one;
    const ruled = withRules(this.#filled(field, row), {
      table: this.#table,
      row,
      remarks: this.#remarks,
      answer: (name) => this.#answer(name),
      words: (key) => this.#fill(this.#label(row, key), row, key),
      yesNoOf: (part: Expression) =>
        "self" in part ? yesNo : "field" in part ? this.#yesNo.get(part.field) : undefined,
      chosenOf: (part) => {
        const asked = this.#fieldOf(part, field);
        return (asked?.kind === "one-of" || asked?.kind === "some-of") && asked.other ? asked : undefined;
      },
      isNumber: (part) => {
        const asked = this.#fieldOf(part, field);
        if (asked?.kind === "reckoned") return !("call" in asked.from && asked.from.call === "today");
        return asked?.kind === "number" || asked?.kind === "scale";
      },
    });
    if (!ruled) return [];
    if (ruled.kind !== "section" && ruled.kind !== "repeat") return [ruled];
    const fields = inside.flatMap((inner) => this.#ruled(inner));
    if (fields.length === 0) return [];
    // A group without words or rule only orders the sheet.
    if (ruled.kind === "section" && ruled.label === "" && !ruled.shownIf) return fields;
    return [{ ...ruled, fields }];
  }

  #answer(name: string): Expression {
    const found = this.#named.get(name) ?? [];
    const [one] = found;
    if (name.startsWith("last-saved#")) throw new XPathFault("foreign", "这里看不到上一次填的答案。");
    if (!one && name.endsWith("_other")) {
      const asked = this.#otherOf(name);
      if (asked) return ownWords({ field: asked.id }, asked);
    }
    if (!one) throw new XPathFault("wrong", `表里没有名称为“${name}”的题。`);
    if (found.length > 1)
      throw new XPathFault("wrong", `有几题的名称都是“${name}”，不知道是哪一题，请改名。`);
    if (one.id === undefined || one.without !== undefined)
      throw new XPathFault("foreign", `${one.without}。`);
    return { field: one.id };
  }

  #fieldOf(part: Expression, self: Field): Field | undefined {
    return "self" in part ? self : "field" in part ? this.#asked.get(part.field) : undefined;
  }

  /** The question of which `${q_other}` are the words of one's own. @throws XPathFault where it was left out */
  #otherOf(name: string): (Field & { kind: "one-of" | "some-of" }) | undefined {
    const found = this.#named.get(name.slice(0, -"_other".length)) ?? [];
    const [one] = found;
    if (found.length > 1 || !one) return undefined;
    if (one.id === undefined) throw new XPathFault("foreign", `${one.without}。`);
    const { field } = one;
    return (field?.kind === "one-of" || field?.kind === "some-of") && field.other ? field : undefined;
  }

  #filled(field: Field, row: Row): Field {
    const label = this.#fill(field.label, row, "label");
    const hint = field.hint === undefined ? undefined : this.#fill(field.hint, row, "hint");
    return { ...field, label, ...(hint !== undefined && { hint }) };
  }

  /** In words an answer cannot stand: what was asked stands there instead. */
  #fill(text: string, row: Row, key: string): string {
    const filled = text.replaceAll(
      /\$\{\s*([^{}]*?)\s*\}/g,
      (_, name: string) => `〔${this.#wordsFor(name).slice(0, 40)}〕`,
    );
    if (filled !== text) {
      const why = "文字里不能放别的题的答案，改成了那一题的题目。";
      const column = columnFor(this.#languages, this.#table, key, row);
      this.#remarks.leaveOut(this.#table, row.number, column, text, why);
    }
    return filled;
  }

  #wordsFor(name: string): string {
    const [one] = this.#named.get(name) ?? this.#named.get(name.replace(/_other$/, "")) ?? [];
    return one?.label ?? name;
  }

  readonly #yesNo = new Map<FieldId, YesNo>();

  readonly #asked = new Map<FieldId, Field>();

  #name(name: string, named: Named): void {
    if (named.id !== undefined && named.field) this.#asked.set(named.id, named.field);
    if (named.id !== undefined && named.yesNo) this.#yesNo.set(named.id, named.yesNo);
    if (name !== "") this.#named.set(name, [...(this.#named.get(name) ?? []), named]);
  }

  #forget(rows: readonly SurveyRow[]): void {
    for (const { name, inside } of rows) {
      this.#name(name, { label: name, without: `“${name}”没有导入` });
      this.#forget(inside);
    }
  }

  #idFor({ row, name }: SurveyRow): FieldId {
    const id = this.#ids.idFor(name, row.number);
    this.#rows.set(id, row.number);
    if (name !== "" && id !== name) this.#renamed.push({ row, name, id });
    return id;
  }

  #tellRenamed(): void {
    const [first] = this.#renamed;
    if (!first) return;
    const many = this.#renamed.length > 1 ? `（共 ${this.#renamed.length} 处）` : "";
    const why = `名称只用字母、数字、“_”“-”“.”，不能重复；在这里记作“${first.id}”${many}，题目和规则不受影响。`;
    this.#remarks.leaveOut(this.#table, first.row.number, columnOf(this.#table, "name"), first.name, why);
  }

  #leaveOut({ row, name }: SurveyRow, key: string, why: string): undefined {
    const what = this.#text(row, key) || this.#label(row, "label") || name;
    this.#remarks.leaveOut(this.#table, row.number, columnOf(this.#table, key), what, why);
  }

  #text(row: Row, key: string): string {
    return textIn(this.#table, row, key);
  }

  /** Words in the language of the form, without markup. */
  #label(row: Row, key: string): string {
    return plainWords(translated(this.#languages, this.#table, row, key), isOwnSheet(this.#table));
  }
}

interface Drafted {
  one: SurveyRow;
  field: Field;
  yesNo?: YesNo;
  inside?: readonly Drafted[];
}
