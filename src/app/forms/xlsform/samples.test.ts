import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { formFaults } from "../../../domain/forms/form-faults.ts";
import type { Field } from "../../../domain/forms/form.ts";
import { FormFile } from "../../../protocol/form.ts";
import { importXlsForm } from "./import-xls-form.ts";

const DIRECTORY = new URL("../../../../../shared/samples/xlsform/", import.meta.url);
const there = existsSync(DIRECTORY);

/** What comes of each: its fields, sections with what is in them; what was left out; or where it was refused. */
const EXPECTED: {
  readonly [file: string]: {
    fields?: string;
    leftOut?: readonly string[];
    refused?: readonly [string, RegExp];
  };
} = {
  "bad_calc.xlsx": { refused: ["survey!D2", /写得不对/] },
  "duplicate_columns.xlsx": { refused: ["survey!E1", /和 D 列“label”重复/] },
  "case_insensitivity.xlsx": {
    fields: "one-of:q1",
    leftOut: ["SURVEY!A3", "SURVEY!D3", "SURVEY!A4", "EXTERNAL_CHOICES!A1", "ENTITIES!A1", "OSM!A1"],
  },
  "field-list.xlsx": { fields: "yes-no:table_list_question", leftOut: ["choices!C1"] },
  "flat_xlsform_test.xlsx": {
    fields:
      "yes-no:skip_to_end words:email_note words:number_label section:everything[text:my_name words:invalid_variable text:address text:text_image_audio_video_test yes-no:autocomplete_test yes-no:autocomplete_chars_test number:a_integer number:a_decimal text:required_text some-of:select_multiple_test section:labeled_select_group[yes-no:list-nolabel-test] yes-no:table_list_question one-of:compact-test one-of:compact-2-test one-of:acknowledge_test date:date_test text:time_test date:datetime_test text:barcode_test photo:image_test voice:audio_test words:note_test reckoned:calculate_test words:calculate_test_output words:start_test_output words:end_test_output reckoned:today words:today_test_output words:deviceid_test_output words:uri_deviceid_test_output words:simserial_test_output words:phonenumber_test_output text:_1 text:FALSE] number:launch",
    // geopoint, start, end, deviceid, uri:deviceid, simserial, phonenumber and video by their type, among others
    leftOut: ["A34", "A38", "A42", "A44", "A48", "A50", "A52", "A54"].map((place) => `survey!${place}`),
  },
  "group.xlsx": { fields: "text:family_name section:father[text:phone_number number:age]", leftOut: [] },
  "or_other.xlsx": { fields: "one-of:fav_color one-of:fav_pastel", leftOut: ["survey!D3"] },
  "text_and_integer.xlsx": { fields: "text:your_name number:your_age", leftOut: [] },
  "tutorial.xls": {
    fields:
      "repeat:member[text:name one-of:relationship_to_household_head one-of:sex yes-no:resident yes-no:stayed_last_night yes-no:older_than_five number:age_in_months number:age_in_years yes-no:literate yes-no:pregnant]",
    leftOut: ["survey!A2", "choices!A3"],
  },
  "yes_or_no_question.xlsx": { fields: "yes-no:good_day", leftOut: [] },
};

describe.skipIf(!there)("the samples of XLSForm (skipped where they are not at hand)", () => {
  it.each(there ? readdirSync(DIRECTORY).filter((name) => /\.xlsx?$/.test(name)) : Object.keys(EXPECTED))(
    "%s is converted, or refused with sheet, row, column and reason",
    async (name) => {
      const expected = EXPECTED[name];
      const file = Object.assign(new Blob([readFileSync(new URL(name, DIRECTORY))]), { name });
      const { form, remarks } = await importXlsForm(file);
      const places = remarks.map(({ sheet, row, column }) => `${sheet}!${column}${row}`);
      for (const { why, row, column, sheet } of remarks) {
        expect(why).toMatch(/\p{Script=Han}.*。$/u);
        expect([row >= 1, /^[A-Z]+$/.test(column), sheet !== ""]).toEqual([true, true, true]);
      }
      if (!expected) {
        expect(form === undefined).toBe(remarks.some(({ weight }) => weight === "refused"));
      } else if (expected.refused) {
        const [place, why] = expected.refused;
        const refusal = remarks.find(({ weight }) => weight === "refused")!;
        expect([form, `${refusal.sheet}!${refusal.column}${refusal.row}`]).toEqual([undefined, place]);
        expect(refusal.why).toMatch(why);
      } else {
        expect(outline(form!.fields)).toBe(expected.fields);
        if (name === "flat_xlsform_test.xlsx")
          expect(places).toEqual(expect.arrayContaining([...expected.leftOut!]));
        else expect(places).toEqual(expected.leftOut);
      }
      if (!form) return;
      expect(formFaults(form)).toEqual([]);
      expect(v.safeParse(FormFile, JSON.parse(JSON.stringify({ songxueForm: 1, ...form }))).success).toBe(
        true,
      );
    },
  );
});

function outline(fields: readonly Field[]): string {
  return fields
    .map((field) => `${field.kind}:${field.id}${"fields" in field ? `[${outline(field.fields)}]` : ""}`)
    .join(" ");
}
