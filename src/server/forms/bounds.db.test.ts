import { expect, test, vi } from "vitest";
import type { Expression } from "../../domain/forms/expression.ts";
import type { Form } from "../../domain/forms/form.ts";
import { County } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { FORM, handIn, publish, slipOf } from "../testing/loose-forms.ts";

// Real RSA keys: a second as a rule, many on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let deep: Expression = { value: true };
for (let i = 0; i < 25; i++) deep = { call: "not", of: [deep] };
/** What no screen publishes; whoever writes his own entries can. */
const FAULTY: Form = {
  ...FORM,
  fields: [...FORM.fields, { kind: "text", id: "deep", label: "深", shownIf: deep }],
};

const LONG: Form = { title: "长", fields: texts(18).map(([id]) => ({ kind: "text", id, label: id })) };

onEachDatabase("bounds of forms without a journal", (databases) => {
  test("a form with faults is neither shown nor answered", async () => {
    const county = await County.open(await databases.fresh());
    const { forms } = county.core;
    const open = await publish(county.core, { way: "open", unit: "east" }, FAULTY);
    const slips = await publish(county.core, { way: "slips", unit: "east" }, FAULTY);
    const notFound = { code: "not-found" };
    await expect(forms.openForm(open)).rejects.toMatchObject(notFound);
    const loose = { id: "A".repeat(22), answers: { content: "good" } };
    await expect(forms.takeOpenAnswers(open, loose)).rejects.toMatchObject(notFound);
    const member = await county.core.callerOf((await county.person("east-1")).phone.token);
    const slip = await slipOf(county.core, member, slips);
    await expect(forms.takeSlip(handIn(slip, { content: "good" }))).rejects.toMatchObject(notFound);
    await county.core.close();
  });

  test("the signature of a slip is looked at before the form and the answers", async () => {
    const county = await County.open(await databases.fresh());
    const { forms } = county.core;
    const member = await county.core.callerOf((await county.person("east-1")).phone.token);
    for (const form of [FORM, FAULTY, LONG]) {
      const id = await publish(county.core, { way: "slips", unit: "east" }, form);
      const slip = await slipOf(county.core, member, id);
      const forged = { ...slip, slip: "A".repeat(43) };
      // More than a slip may bring, which is known only when they have been fitted to the form.
      const answers = Object.fromEntries(texts(9));
      await expect(forms.takeSlip(handIn(forged, answers))).rejects.toMatchObject({ code: "bad-signature" });
    }
    await county.core.close();
  });

  test("a page of answers by link ends where it is long enough, and the next goes on behind it", async () => {
    const county = await County.open(await databases.fresh());
    const { core } = county;
    const form = await publish(core, { way: "open", unit: "east" }, LONG);
    const ids = Array.from({ length: 25 }, (_, i) => String.fromCharCode(65 + i).repeat(22));
    for (const id of ids) {
      const answers = Object.fromEntries(texts(18));
      expect(await core.forms.takeOpenAnswers(form, { id, answers })).toEqual({ state: "in" });
    }
    const { phone } = await county.person("east-1", { role: "secretary", unit: "east" });
    const asker = await core.callerOf(phone.token);
    const reckoned: Form["fields"] = texts(50).map(([id]) => ({
      kind: "reckoned",
      id: `r${id}`,
      label: "",
      from: { field: "t0" },
    }));
    const many = await publish(
      core,
      { way: "open", unit: "east" },
      { ...LONG, fields: [...LONG.fields, ...reckoned] },
    );
    const copied = { id: ids[0]!, answers: Object.fromEntries(texts(1)) };
    await expect(core.forms.takeOpenAnswers(many, copied)).rejects.toMatchObject({ code: "too-large" });
    const pages: string[][] = [];
    for (let after: string | undefined = ""; after !== undefined;) {
      const page = await core.forms.openAnswers(asker, form, after);
      expect(JSON.stringify(page).length).toBeLessThan(2_100_000);
      pages.push(page.answers.map(({ id }) => id));
      after = page.after;
    }
    expect(pages.map(({ length }) => length)).toEqual([11, 11, 3]);
    expect(pages.flat()).toEqual(ids);
    await core.close();
  });
});

function texts(many: number): [string, string][] {
  return Array.from({ length: many }, (_, i) => [`t${i}`, "字".repeat(10_000)]);
}
