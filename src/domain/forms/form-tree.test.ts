import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fieldsIn } from "./expressions-of.ts";
import type { Field, Form } from "./form.ts";
import {
  addField,
  allFields,
  changeField,
  copyField,
  findField,
  freeId,
  holderOf,
  moveField,
  removeField,
} from "./form-tree.ts";

const text = (id: string, more: Partial<Extract<Field, { kind: "text" }>> = {}): Field => ({
  kind: "text",
  id,
  label: id,
  ...more,
});
const section = (id: string, ...fields: Field[]): Field => ({ kind: "section", id, label: id, fields });
const repeat = (id: string, ...fields: Field[]): Field => ({ kind: "repeat", id, label: id, fields });
const form = (...fields: Field[]): Form => ({ title: "表", fields });
const ids = (of: Form): string[] => allFields(of.fields).map(({ id }) => id);

let next = 0;
const makeId = (): string => `new${(next += 1)}`;

test("a question goes through a section as it is moved down, one place at a time, and back", () => {
  let now = form(text("a"), section("s", text("b")), text("c"));
  const seen = [ids(now)];
  for (let i = 0; i < 4; i++) seen.push(ids((now = moveField(now, "a", 1))));
  expect(seen).toEqual([
    ["a", "s", "b", "c"],
    ["s", "a", "b", "c"],
    ["s", "b", "a", "c"],
    ["s", "b", "a", "c"],
    ["s", "b", "c", "a"],
  ]);
  expect(holderOf(now.fields, "b")?.id).toBe("s");
  for (let i = 0; i < 4; i++) now = moveField(now, "a", -1);
  expect(ids(now)).toEqual(["a", "s", "b", "c"]);
  expect(holderOf(now.fields, "a")).toBeUndefined();
});

test("a group that is filled in several times goes past another, not into it", () => {
  const now = form(repeat("r", text("a")), repeat("q", text("b")), section("s", text("c")));
  const past = moveField(now, "r", 1);
  expect(ids(past)).toEqual(["q", "b", "r", "a", "s", "c"]);
  expect(holderOf(moveField(past, "r", 1).fields, "r")?.id).toBe("s");
});

test("a copy has ids of its own, and what it said of its own questions it says of the copy's", () => {
  const rule = (field: string) => ({ call: "=" as const, of: [{ field }, { value: "x" }] });
  const now = form(
    text("a"),
    section("s", text("b"), text("c", { shownIf: rule("b") }), text("d", { shownIf: rule("a") })),
  );
  const { form: copied, copy } = copyField(now, "s", makeId);
  const [b, c, d] = allFields((findField(copied, copy) as Extract<Field, { kind: "section" }>).fields);
  expect(new Set(ids(copied)).size).toBe(9);
  expect([...fieldsIn(c!.shownIf!)]).toEqual([b!.id]);
  expect([...fieldsIn(d!.shownIf!)]).toEqual(["a"]);
});

test("added, changed and removed, also inside a group; an id that is there is not given again", () => {
  let now = addField(form(repeat("r")), text("a"), "r");
  now = changeField(now, "a", (field) => ({ ...field, label: "姓名" }));
  expect(findField(now, "a")?.label).toBe("姓名");
  const given = ["a", "r", "b"];
  expect(freeId(now, () => given.shift()!)).toBe("b");
  expect(ids(removeField(now, "r"))).toEqual([]);
});

test("whatever is moved wherever: no question is lost, none is doubled, and no group stands in another", () => {
  const made = (kinds: readonly number[]): Form => {
    let n = 0;
    const fields = kinds.map((kind): Field => {
      const inside = [text(`f${(n += 1)}`), text(`f${(n += 1)}`)];
      const id = `f${(n += 1)}`;
      return kind === 0 ? text(id) : kind === 1 ? section(id, ...inside) : repeat(id, ...inside);
    });
    return form(...fields);
  };
  fc.assert(
    fc.property(
      fc.array(fc.nat(2), { minLength: 1, maxLength: 5 }).map(made),
      fc.array(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 30 }),
      (start, moves) => {
        let now = start;
        for (const [which, isUp] of moves) {
          const all = ids(now);
          now = moveField(now, all[which % all.length]!, isUp ? -1 : 1);
        }
        expect(ids(now).sort()).toEqual(ids(start).sort());
        for (const field of allFields(now.fields))
          if (field.kind === "repeat")
            expect(allFields(field.fields).some(({ kind }) => kind === "repeat")).toBe(false);
      },
    ),
  );
});
