import { unzipSync, strFromU8 } from "fflate";
import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { FormAnswered, FormPublished } from "../../../../domain/entries/forms.ts";
import type { SeenEntry } from "../../../../domain/entry.ts";
import type { Answers, Form } from "../../../../domain/forms/form.ts";
import { satisfactionForm } from "../../../../domain/forms/ready-made/satisfaction-form.ts";
import { changeDisplay } from "../../../settings/display.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import type { MemoryPhone } from "../../../testing/memory-phone.ts";
import { branch, branchWorld, people, secretary, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";
import { writeForm } from "./form-file.ts";

afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(360, 740);
});

const form: Form = {
  title: "修渠出工",
  fields: [
    {
      kind: "one-of",
      id: "can",
      label: "能出工吗",
      options: [
        { value: "y", label: "能" },
        { value: "n", label: "不能" },
      ],
      required: true,
    },
    { kind: "number", id: "days", label: "几天", from: 1 },
    { kind: "text", id: "why", label: "想说的" },
    { kind: "photo", id: "photo", label: "渠的照片" },
  ],
};
const ID = "form000000000000";
const PHOTO = "ab".repeat(32);

/** A phone on which that form is out, with these answers, the first of Li, the second of Wang, the third of Zhou. */
async function phoneWith(
  all: readonly Answers[],
  how: Partial<FormPublished> & { of?: Form; closed?: boolean } = {},
): Promise<MemoryPhone> {
  const { of = form, closed = false, ...more } = how;
  const world = branchWorld();
  const { journal, at } = world;
  const bytes = writeForm(of);
  const scratch = secretaryPhone(world);
  const blob = await scratch.blobs.put(bytes, "application/json");
  const body: FormPublished = {
    form: ID,
    unit: branch,
    title: of.title,
    blob,
    size: bytes.length,
    way: "named",
    ...more,
  };
  journal.write(at(-3), "form-published", body, { by: secretary });
  const who = [people.li, people.wang, people.zhou];
  for (const [i, answers] of all.entries()) {
    const answered: FormAnswered = { form: ID, blob, answers };
    // The last has been under way for a day.
    const received = i === 2 ? { received: at(-1, 12) } : {};
    journal.write(at(-2, 8 + i), "form-answered", answered, { by: who[i]!, ...received });
  }
  if (closed) journal.write(at(-1, 9), "form-closed", { form: ID }, { by: secretary });
  const phone = secretaryPhone(world);
  await phone.blobs.put(bytes, "application/json");
  return phone;
}

const three: Answers[] = [
  { can: "y", days: 2, why: "把家里的独轮车也带上", photo: { blob: PHOTO, size: 9, type: "image/png" } },
  { can: "n", why: "=1+1" },
  { can: "y", days: 0, gone: "旧的一题" },
];

test("what came in, together and one by one; what does not fit and what came late stands apart and is not lost", async () => {
  const phone = await phoneWith(three, { closed: true });
  await openPage("/branch/forms", phone, "表单");
  await expect.element(page.getByText("收到 3 份")).toBeVisible();
  await page.getByRole("link", { name: /^修渠出工/ }).click();
  await expect.element(page.getByRole("heading", { level: 2, name: "收到 3 份" })).toBeVisible();
  await expect.element(page.getByRole("row", { name: /^能 1 份，50%/ })).toBeVisible();
  await expect.element(page.getByRole("list", { name: "一份一份看" }).getByText("李秀英")).toBeVisible();
  const odd = page.getByRole("list", { name: "和表对不上的" });
  await expect.element(odd.getByText("周立新")).toBeVisible();
  await expect.element(odd.getByText(/截止以后才收到/)).toBeVisible();
  // Nobody is on a list for not having answered.
  expect(document.body.textContent).not.toContain("赵大娘");
  expect(document.body.textContent).not.toContain("陈小满");
  await expectAccessible();

  await odd.getByRole("link").click();
  await expect.element(page.getByText("和表对不上", { exact: true })).toBeVisible();
  await expect.element(page.getByText(/“几天”/)).toBeVisible();
  await expectAccessible();
});

test("a photo is fetched when somebody wants to see it", async () => {
  const phone = await phoneWith(three.slice(0, 1));
  phone.blobs.fetch = async (wanted) => {
    expect(wanted.map(({ id }) => id)).toEqual([PHOTO]);
    phone.keep(PHOTO, "\x89PNG");
    return Promise.resolve();
  };
  await openPage(`/branch/forms/${ID}`, phone, "修渠出工");
  await page.getByRole("link", { name: /^李秀英/ }).click();
  await expect.element(page.getByText("把家里的独轮车也带上")).toBeVisible();
  await page.getByRole("button", { name: /^下载照片/ }).click();
  await expect.element(page.getByAltText("渠的照片")).toBeInTheDocument();
});

test("both files hold a row an answer, and no formula", async () => {
  const phone = await phoneWith(three);
  const files = await saved(async () => {
    await openPage(`/branch/forms/${ID}`, phone, "修渠出工");
    await page.getByRole("button", { name: "存成 Excel 文件" }).click();
    await expect.element(page.getByText(/修渠出工\.xlsx”已交给浏览器保存/)).toBeVisible();
    await page.getByRole("button", { name: "存成 CSV 文件" }).click();
    await expect.element(page.getByText(/修渠出工\.csv”已交给浏览器保存/)).toBeVisible();
  });
  expect(files.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\d 修渠出工\.xlsx$/),
    expect.stringMatching(/修渠出工\.csv$/),
  ]);
  const bytes = new Uint8Array(await files[0]!.blob.arrayBuffer());
  const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
  expect(sheet).not.toContain("<f>");
  expect(sheet).toContain("'=1+1");
  const mark = new Uint8Array(await files[1]!.blob.arrayBuffer()).slice(0, 3);
  expect([...mark]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = (await files[1]!.blob.text()).trimEnd().split("\r\n");
  expect(lines[0]).toBe("序号,姓名,单位,填的时间,收到的时间,备注,能出工吗,几天,想说的,渠的照片");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(
    /^1,李秀英,望河村党支部,\d{4}-\d\d-\d\d \d\d:\d\d,\d{4}-\d\d-\d\d \d\d:\d\d,.*,能,2,把家里的独轮车也带上,有照片$/,
  );
  expect(lines[3]).toContain("和表对不上");
});

test("answered on two phones: one counts, which one is said, and the other can be read", async () => {
  const phone = await phoneWith([{ can: "y", days: 2 }]);
  const counting = phone.entries().find(({ kind }) => kind === "form-answered") as SeenEntry<"form-answered">;
  const at = counting.at - 3_600_000;
  const body = { ...counting.body, answers: { can: "n", why: "腿脚不便" }, base: null };
  phone.receive({ ...counting, id: "other-phone.1", device: "other-phone", n: 1, at, received: at, body });
  phone.receive({ ...counting, body: { ...counting.body, base: null } });
  await openPage(`/branch/forms/${ID}`, phone, form.title);
  await expect.element(page.getByText("收到 1 份")).toBeVisible();
  await page.getByRole("link", { name: /另一部手机上也交过一份/ }).click();
  await expect.element(page.getByText("另一部手机上也交过，两份都留着")).toBeVisible();
  await page.getByText(/^看另一份/).click();
  await expect.element(page.getByText("腿脚不便")).toBeVisible();
  await expectAccessible();
});

test("满意度测评表 as a paper, and the empty one for who uses no phone; only what is open is printed", async () => {
  const phone = await phoneWith([{ study: "4" }, { study: "1", why: "太长" }], { of: satisfactionForm });
  await openPage(`/branch/forms/${ID}`, phone, "满意度测评");
  await page.getByRole("button", { name: "做成汇总的材料" }).click();
  await expect.element(page.getByText(/满意：1 · 比较满意：0 · 基本满意：0 · 不满意：1/)).toBeVisible();
  expect(document.querySelector(".paper-sheet")?.textContent).toContain("望河村党支部满意度测评表");
  await expectAccessible();
  await page.getByRole("button", { name: "打印空表" }).click();
  await expect.element(page.getByRole("button", { name: "打印这一张" })).toBeVisible();
  expect(document.querySelectorAll(".paper-sheet")).toHaveLength(1);
  expect(document.querySelector(".paper-sheet")?.textContent).not.toContain("望河村党支部满意度测评表");
});

test("an earlier version that is not here is fetched by the size that it has", async () => {
  const phone = await phoneWith(three.slice(0, 1));
  const older = await phoneWith([], { of: { ...form, intro: "早先的一版" } });
  const first = older.entries().find(({ kind }) => kind === "form-published") as SeenEntry<"form-published">;
  phone.receive({ ...first, at: first.at - 60_000, id: `${first.device}.900`, n: 900 });
  const asked: unknown[] = [];
  phone.blobs.fetch = (wanted) => {
    asked.push(...wanted);
    return Promise.resolve();
  };
  await openPage(`/branch/forms/${ID}`, phone, "修渠出工");
  await expect.element(page.getByText(/^改过 1 次/)).toBeVisible();
  await expect.poll(() => asked).toEqual([{ id: first.body.blob, size: first.body.size }]);
});

test("closed by hand after a question, it takes no more; done again it is another form", async () => {
  const phone = await phoneWith(three);
  await openPage(`/branch/forms/${ID}`, phone, "修渠出工");
  await page.getByRole("button", { name: "现在截止" }).click();
  await page.getByRole("button", { name: "先不截止" }).click();
  expect(phone.written).toEqual([]);
  await page.getByRole("button", { name: "现在截止" }).click();
  await page.getByRole("button", { name: "截止", exact: true }).click();
  await expect.element(page.getByText(/已截止/)).toBeVisible();
  expect(phone.written.map(({ kind, body }) => [kind, body])).toEqual([["form-closed", { form: ID }]]);
  await expect.element(page.getByRole("link", { name: "改题目，再发一版" })).not.toBeInTheDocument();

  await openPage(`/branch/forms/${ID}/edit`, phone, "做表");
  await page.getByRole("link", { name: "去看这张表" }).click();
  await page.getByRole("button", { name: "照这张再做一张" }).click();
  await expect.element(page.getByLabelText("表的名称")).toHaveValue("修渠出工");
  const [draft] = [...phone.draftStore.keys()];
  expect(draft).not.toBe(`form-draft:${ID}`);
});

test("the next version has the same name and another blob, and keeps who asks and the way", async () => {
  const phone = await phoneWith(three);
  await openPage(`/branch/forms/${ID}`, phone, "修渠出工");
  await page.getByRole("link", { name: "改题目，再发一版" }).click();
  await page.getByRole("button", { name: /几天/ }).click();
  await page.getByLabelText("问什么").fill("几个工日");
  await page.getByRole("button", { name: "下一步：发布" }).click();
  await expect.element(page.getByText(/哪个单位发、怎么填不能再改/)).toBeVisible();
  await page.getByRole("button", { name: "发布新的一版" }).click();
  await expect.element(page.getByText("改过 1 次，各人填的是当时的那一版。")).toBeVisible();
  expect(phone.written[0]!.body).toMatchObject({ form: ID, unit: branch, way: "named" });
  // What was answered before is read with the form that was answered.
  await page.getByRole("link", { name: /^李秀英/ }).click();
  await expect.element(page.getByText("几天", { exact: true })).toBeVisible();
});

test("neither a narrow phone nor the largest type has to be scrolled sideways", async () => {
  const phone = await phoneWith(three);
  for (const wide of [320, 360]) {
    await page.viewport(wide, 740);
    changeDisplay(wide === 320 ? { elder: false } : { elder: true, size: 30 });
    for (const [path, heading, last] of [
      ["/branch/forms", "表单", "空白的表"],
      [`/branch/forms/${ID}`, "修渠出工", "照这张再做一张"],
      [`/branch/forms/${ID}/edit`, "做表", "不要这份草稿了"],
    ] as const) {
      await openPage(path, phone, heading);
      await expect.element(page.getByText(last)).toBeInTheDocument();
      if (path.endsWith("/edit")) await page.getByRole("button", { name: /几天/ }).click();
      await expect
        .poll(() => document.documentElement.scrollWidth, { message: path })
        .toBeLessThanOrEqual(wide);
    }
  }
});

/** What is handed to the browser meanwhile, and under which names. */
async function saved(act: () => Promise<void>): Promise<{ blob: Blob; name: string }[]> {
  const made: { blob: Blob; name: string }[] = [];
  let blob: Blob | undefined;
  const url = vi.spyOn(URL, "createObjectURL").mockImplementation((object) => {
    blob = object as Blob;
    return "blob:test";
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    made.push({ blob: blob!, name: this.download });
  });
  try {
    await act();
  } finally {
    url.mockRestore();
    click.mockRestore();
  }
  return made;
}
