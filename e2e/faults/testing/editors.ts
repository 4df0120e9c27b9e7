import { expect, type Locator, type Page } from "@playwright/test";
import type { Form } from "../../../src/domain/forms/form.ts";
import { newId } from "../../../src/server/commands/invitation.ts";
import type { TestServer } from "../../testing/server.ts";
import { beside, BRANCH } from "./beside.ts";

/** Where somebody writes more than a word: every fault that may take his words is tried on each of them. */
export interface Editor {
  readonly name: "essay" | "note" | "minutes" | "form";
  /** behind the server's address */
  readonly hash: string;
  /** of the field that is written into */
  readonly label: string;
}

const ASKED = "有什么想说的";

/** In a branch that has been founded: the last meeting is to be minuted, and a form asks for words. Its secretary can open all of them. */
export async function prepareEditors(server: TestServer): Promise<readonly Editor[]> {
  const [meeting, form] = [newId(), newId()];
  const asked: Form = {
    title: "征求意见",
    fields: [{ kind: "text", id: "words", label: ASKED, long: true }],
  };
  await beside(server, async ({ office }) => {
    const starts = Date.now() - 3_600_000;
    const bytes = new TextEncoder().encode(JSON.stringify({ songxueForm: 1, ...asked }));
    const blob = await office.putBlob(bytes);
    const published = { form, unit: "county", title: asked.title, blob, size: bytes.length };
    await office.write([
      {
        kind: "meeting-planned",
        body: { meeting, branch: BRANCH, kind: "discussion", title: "冬天怎么学", starts, minutes: 60 },
      },
      { kind: "form-published", body: { ...published, way: "named" } },
    ]);
  });
  return [
    { name: "essay", hash: "#/essays/essay-of-editors", label: "正文" },
    { name: "note", hash: "#/notes/note-of-editors1", label: "我的笔记" },
    { name: "minutes", hash: `#/branch/meetings/${meeting}/close`, label: "主要内容" },
    { name: "form", hash: `#/forms/${form}`, label: ASKED },
  ];
}

/** Opens it where the page is, or in a page that is opened now. @returns its field, with what was kept of it */
export async function openEditor(page: Page, url: string, editor: Editor): Promise<Locator> {
  await page.goto(`${url}/${editor.hash}`);
  return fieldOf(page, editor);
}

/** The field, once what was kept is in it; a note that is read is taken up again. */
export async function fieldOf(page: Page, { label }: Editor): Promise<Locator> {
  const field = page.getByRole("textbox", { name: label });
  const change = page.getByRole("button", { name: "改一改" });
  await expect(async () => {
    // A tab behind another draws nothing, and so never comes to rest: nobody waits for it to.
    if (await change.isVisible()) await change.click({ timeout: 1_000, force: true });
    await expect(field).toBeVisible({ timeout: 1_000 });
    await expect(page.getByText("正在取出草稿…")).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  return field;
}

/** Types behind what is there, as a keyboard does. */
export async function typeBehind(page: Page, field: Locator, words: string): Promise<void> {
  await field.focus();
  await field.press("Control+End");
  await page.keyboard.insertText(words);
}

export function savedOn(page: Page): Locator {
  return page.getByText(/^草稿已存在本机/);
}

/** The drafts in a browser's storage as they lie there, read past the app. */
export function draftsOn(page: Page): Promise<readonly { id: string; content: string }[]> {
  return page.evaluate(
    () =>
      new Promise<{ id: string; content: string }[]>((resolve) => {
        const opening = indexedDB.open("songxue");
        opening.addEventListener("success", () => {
          const all = opening.result.transaction("drafts").objectStore("drafts").getAll();
          all.addEventListener("success", () => {
            resolve(all.result as { id: string; content: string }[]);
            opening.result.close();
          });
        });
      }),
  );
}
