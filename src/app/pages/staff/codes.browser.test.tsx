import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { checkDigit } from "../../../domain/check-digit.ts";
import type { EvidenceReason } from "../../../domain/entry.ts";
import { expectAccessible } from "../../testing/show.tsx";
import { branch, branchWorld, meetings, people, secretaryPhone } from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

type World = ReturnType<typeof branchWorld>;

/** Different codes of one member, of which it is known what is given; @returns the entries */
function types(world: World, by: string, known: readonly EvidenceReason[]): string[] {
  return known.map((evidenceReason, i) => {
    const digits = String(i).padStart(6, "0");
    const body = { meeting: meetings.tonight, branch, code: digits + checkDigit(digits) };
    return world.journal.write(world.now - 1_000 + i, "attendance-claimed", body, {
      by,
      evidence: "C",
      evidenceReason,
    });
  });
}
const meetingPage = `/branch/meetings/${meetings.tonight}`;

test("many codes that fitted nowhere: the branch is told in neutral words, and one tap on the roster settles it", async () => {
  const world = branchWorld();
  const ten = Array<EvidenceReason>(10).fill("no-such-code");
  types(world, people.zhou, [...ten, "many-tries", "many-tries"]);
  types(world, people.li, ["no-such-code"]);
  const phone = secretaryPhone(world);
  await openPage(meetingPage, phone, "群众路线专题讨论");
  const told = page.getByText("周立新：他输过 12 个不同的码，都没有对上，请问问他是不是看不清。");
  await expect.element(told).toBeVisible();
  // One slip is nobody's business.
  await expect.element(page.getByText(/李秀英：/)).not.toBeInTheDocument();
  await expectAccessible();
  await page.getByRole("link", { name: "去点名里记一下" }).click();
  const list = page.getByRole("list", { name: "点名" });
  await expect.element(list.getByText(/签到码待核 · .* · 和会上出过的码没有对上$/)).toBeVisible();
  await expect.element(list.getByText(/他输过 12 个不同的码/)).toBeVisible();
  await page.getByRole("button", { name: "周立新 到", exact: true }).click();
  await expect.element(list.getByText(/他输过 12 个不同的码/)).not.toBeInTheDocument();
  expect(phone.written.at(-1)?.body).toMatchObject({ member: people.zhou, state: "present", name: "孙书敏" });
});

test("an objection to a check-in shows how he is down, and leads to where it is decided", async () => {
  const world = branchWorld();
  const [typed] = types(world, people.zhou, ["after-closing"]);
  const words = "我抄在本子上，回家才输";
  world.journal.write(world.now, "objection-raised", { entry: typed!, words }, { by: people.zhou });
  await openPage("/branch/requests", secretaryPhone(world), "请您处理的");
  await expect.element(page.getByText(words)).toBeVisible();
  await expect
    .element(page.getByText(/《群众路线专题讨论》：到会 · 签到码待核 .* 码是会上出过的，结束以后才输入/))
    .toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "到点名里记他到没到" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "点名：群众路线专题讨论" })).toBeVisible();
});
