import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { EvidenceReason, SeenEntry } from "../../../domain/entry.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone, testMember } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

/** He typed a code at the meeting before; the branch has said what `mark` says, or nothing. */
function world(known: { evidence?: "B" | "C"; evidenceReason?: EvidenceReason }, mark?: object): SeenEntry[] {
  const body = { meeting: "meeting-before", branch: "liuwan", code: "1234567" };
  const before = county().filter((entry) => entry.kind !== "attendance-marked");
  const at = Date.now() - 86_400_000;
  return [
    ...before,
    { ...received("attendance-claimed", body, { by: testMember, at }), ...known },
    ...(mark === undefined
      ? []
      : [
          received(
            "attendance-marked",
            { meeting: "meeting-before", member: testMember, state: "present", seen: "face", ...mark },
            { by: "secretary0000000", at: at + 3_600_000 },
          ),
        ]),
  ];
}

function open(path: string, entries: SeenEntry[]): MemoryPhone {
  const phone = memoryPhone({ entries });
  goTo(path);
  show(<App />, phone);
  return phone;
}

test("a code that could not be checked: why, in words, and he can say how it was", async () => {
  const phone = open("/record", world({ evidence: "C", evidenceReason: "after-closing" }));
  await page.getByRole("link", { name: /冬季学习第一课.*集中学习/ }).click();
  await expect.element(page.getByText(/码是会上出过的，不过是在会议结束以后才输入的/)).toBeVisible();
  await expect.element(page.getByText(/您的签到照样留着/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "这条不对，我要说明" }).click();
  await userEvent.fill(page.getByRole("textbox", { name: "哪里不对，请写一句" }), "我抄在本子上，回家才输");
  await page.getByRole("button", { name: "交给支部" }).click();
  await expect.element(page.getByText("您说过：我抄在本子上，回家才输")).toBeVisible();
  expect(phone.written.map(({ kind }) => kind)).toEqual(["objection-raised"]);
});

test("the page of the meeting says it too", async () => {
  open("/meetings/meeting-before", world({ evidence: "C", evidenceReason: "no-such-code" }));
  await expect.element(page.getByText(/没有对上，可能是抄错了，也可能选错了会/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "这条不对，我要说明" })).toBeVisible();
  await expectAccessible();
});

test("while nobody has looked at it there is nothing to do but wait", async () => {
  open("/meetings/meeting-before", world({}));
  await expect.element(page.getByText(/都联过网，就会自动核对/)).toBeVisible();
  await expect.element(page.getByText(/您的签到照样留着/)).not.toBeInTheDocument();
});

test("where the secretary has decided, his name stands there, and what he said", async () => {
  const known = { evidence: "C", evidenceReason: "many-tries" } as const;
  open("/meetings/meeting-before", world(known, { name: "孙书敏" }));
  await expect.element(page.getByText("孙书敏记您：到会")).toBeVisible();
  await expect.element(page.getByText(/当面确认/).first()).toBeVisible();
  await expect.element(page.getByText(/不再自动核对/)).not.toBeInTheDocument();
});

test("where he says that he was not there, the code is told beside it, and it can be objected to", async () => {
  const known = { evidence: "C", evidenceReason: "no-such-code" } as const;
  open("/meetings/meeting-before", world(known, { state: "absent", name: "孙书敏" }));
  await expect.element(page.getByText("孙书敏记您：未到会")).toBeVisible();
  await expect.element(page.getByText(/您输过签到码：这个码和会上出过的码没有对上/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "这条不对，我要说明" })).toBeVisible();
});
