import * as fc from "fast-check";
import * as v from "valibot";
import { expect, it } from "vitest";
import { checkAnswers } from "../../../domain/forms/check-answers.ts";
import { formFaults } from "../../../domain/forms/form-faults.ts";
import { xlsFormToForm } from "../../../domain/forms/xlsform/to-form.ts";
import { FormFile } from "../../../protocol/form.ts";

/** Rows as people write them on a bad day: all that may stand in a column, in any row. */
const types =
  "text,integer,range,note,calculate,date,time,image,audio,select_one l,select_one l or_other,select_multiple l or_other,begin group,end group,begin repeat,end repeat,geopoint,start,nonsense,";
const rules = [
  "${a} = 'x'",
  "selected(${b}, '1') and not(${c} > 3)",
  ". >= 0 and . <= 5",
  "sum(${c}) div count(${r})",
  "if(${a}, today(), '')",
  "regex(., '[a-z]{2,3}')",
  "pulldata('x')",
  "${b} = 'other' or selected(${c}, 'other')",
  "if(${a_other} != '', ${a_other}, ${b_other})",
  "date(${c} + 1) > today()",
  "date(${c} + 1)",
  ". != 'other' and ${a}",
  "${a",
  "((1)",
  `concat(${"'é', ".repeat(60)}'')`,
  `'${"x".repeat(2_500)}' = ${"9".repeat(400)}`,
];
const cell = (...some: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constantFrom(...some));
const row = fc.tuple(
  fc.constantFrom(...types.split(",")),
  fc.constantFrom("a", "b", "c", "d", "e", "r", "姓名", "1", "constructor", ""),
  cell("姓名", "多少？", "${a}的年龄", "长".repeat(2_100), "<b>${a_other}</b>"),
  cell(...rules),
  cell(...rules),
  cell(...rules),
  cell("1", "x", "today()", "2026-03-05", "${a}", "concat((1)"),
  cell("yes", "${a} = 1"),
  cell("most=2.5 least=x from=nothing bounds=9", "kind=person", "fromWords=%", "initial=%20%", "yes"),
  cell("start=0 end=5", "start=0 end=100 step=7", "start=x", "end=1e999"),
);

it(
  "whatever stands in the sheets: a form that can be published, or a refusal with its cell",
  { timeout: 60_000 },
  () => {
    let forms = 0;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.boolean(), (rows, own) => {
        const header = [
          "type",
          "name",
          "label",
          "relevant",
          "constraint",
          "calculation",
          "default",
          "required",
          own ? "songxue" : "read only",
          "parameters",
        ];
        const survey = { name: "survey", rows: [header, ...rows] };
        const choices = {
          name: "choices",
          rows: [
            ["list_name", "name"],
            ["l", "1"],
            ["l", "x"],
          ],
        };
        const { form, remarks } = xlsFormToForm([survey, choices], "表");
        const refused = remarks.filter(({ weight }) => weight === "refused");
        expect(form === undefined).toBe(refused.length > 0);
        for (const { row, column, why } of remarks) {
          expect([row >= 1 && row <= rows.length + 1, column, why]).toEqual([
            true,
            expect.stringMatching(/^[A-J]$/),
            expect.stringMatching(/。$/),
          ]);
        }
        if (!form) return;
        forms++;
        expect(formFaults(form)).toEqual([]);
        expect(
          v.safeParse(FormFile, JSON.parse(JSON.stringify({ songxueForm: 1, ...form }))).issues,
        ).toBeUndefined();
        checkAnswers(form, { a: "x", c: 3, r: [{}] }, "2026-03-05");
      }),
      { numRuns: 2_000 },
    );
    expect(forms).toBeGreaterThan(50);
  },
);
