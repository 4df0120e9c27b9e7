import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { importXlsForm } from "../../../forms/xlsform/import-xls-form.ts";
import { writeSheets } from "../../../forms/xlsform/write-sheets.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branch, branchWorld, secretary, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";
import { writeForm } from "./form-file.ts";

function file(rows: readonly (readonly string[])[], name = "入户走访.xlsx"): File {
  return new File([writeSheets([{ name: "survey", rows }])], name);
}

async function choose(chosen: File): Promise<void> {
  await userEvent.upload(page.getByLabelText("从文件读一张表"), chosen);
}

test("a file becomes a draft; what was not taken over is told with its sheet, row and column", async () => {
  const phone = secretaryPhone();
  await openPage("/branch/forms", phone, "表单");
  await choose(
    file([
      ["type", "name", "label", "relevant"],
      ["text", "who", "户主", ""],
      ["geopoint", "place", "在哪", ""],
      ["integer", "n", "几口人", "${who} != ''"],
    ]),
  );
  await expect.element(page.getByText(/读进来 2 题/)).toBeVisible();
  const left = page.getByRole("list", { name: "没有照搬的" });
  await expect.element(left.getByText(/^表 survey 第 3 行 A 列/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "用这张表" }).click();
  await expect.element(page.getByRole("button", { name: /几口人/ })).toBeVisible();
  await expect.element(page.getByText(/当“户主”填了时才问/)).toBeVisible();
  expect(phone.draftStore.size).toBe(1);
});

test("a file that no form comes of says where, and makes no draft", async () => {
  const phone = secretaryPhone();
  await openPage("/branch/forms", phone, "表单");
  await choose(
    file([
      ["type", "name", "label", "calculation"],
      ["calculate", "sum", "", "${gone} + 1"],
      ["text", "who", "户主", ""],
    ]),
  );
  await expect.element(page.getByText("“入户走访.xlsx”没有读进来")).toBeVisible();
  const first = page.getByRole("list", { name: "要先改的" });
  await expect.element(first.getByText(/^表 survey 第 2 行 D 列/)).toBeVisible();
  await choose(new File(["no workbook"], "别的.xlsx"));
  await expect.element(page.getByText("“别的.xlsx”没有读进来")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "用这张表" })).not.toBeInTheDocument();
  expect(phone.draftStore.size).toBe(0);
});

test("a published form goes out as a file that is read again as the same form", async () => {
  const form = {
    title: "家访",
    fields: [
      { kind: "text" as const, id: "who", label: "户主", required: true },
      { kind: "signature" as const, id: "sign", label: "签名" },
    ],
  };
  const world = branchWorld();
  const phone = secretaryPhone(world);
  const bytes = writeForm(form);
  const blob = await phone.blobs.put(bytes, "application/json");
  const published = { form: "form000000000000", unit: branch, title: "家访", blob, size: bytes.length };
  world.journal.write(world.at(-1), "form-published", { ...published, way: "named" }, { by: secretary });
  phone.receive(...world.journal.entries);
  let made: Blob | undefined;
  const url = vi.spyOn(URL, "createObjectURL").mockImplementation((object) => {
    made = object as Blob;
    return "blob:test";
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  try {
    await openPage(`/branch/forms/${published.form}`, phone, "家访");
    await page.getByRole("button", { name: "存成 XLSForm 文件" }).click();
    await expect.poll(() => made).toBeDefined();
  } finally {
    url.mockRestore();
    click.mockRestore();
  }
  const again = await importXlsForm(new File([made!], "家访.xlsx"));
  expect(again).toEqual({ form, remarks: [] });
});
