import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../../app.tsx";
import type { PairingMade } from "../../../../domain/entries/membership.ts";
import { goTo } from "../../../routing/place.ts";
import { county, received } from "../../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../../testing/show.tsx";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const pairing = (consent: PairingMade["consent"]) =>
  received("pairing-made", {
    pairing: "p",
    helper: "li",
    helperName: "李红梅",
    helperPhone: "000-1",
    elder: testMember,
    elderName: "何小满",
    until: "2999-01-01",
    consent,
  });
const visit = received(
  "visit-made",
  {
    visit: "v",
    pairing: "p",
    began: Date.now(),
    outcome: "done",
    done: [{ did: "read", text: "text-1", title: "下班十分钟", minutes: 20 }],
    said: "听得懂",
    confirmed: { way: "finger" },
  },
  { by: "li", of: testMember },
);
const wish = received(
  "wish-told",
  { to: "branch", words: "路灯坏了", visit: "v" },
  { by: "li", of: testMember },
);

let phone: MemoryPhone;
function open(path: string, consent: PairingMade["consent"] = "finger"): void {
  phone = memoryPhone({ entries: [...county(), pairing(consent), visit, wish] });
  phone.become({ contact: { status: "offline", clockOffset: 0 } });
  goTo(path);
  show(<App />, phone);
}
beforeEach(() => page.viewport(320, 700));

test("who comes, what was written in his name under both names, and what became of his wish", async () => {
  open("/");
  await page.getByRole("link", { name: /^谁来送学/ }).click();
  await expect.element(page.getByText("读了《下班十分钟》，一共20分钟。")).toBeVisible();
  await expect.element(page.getByText(/李红梅写的，记在何小满名下，您用手指签了名/)).toBeVisible();
  await expect.element(page.getByText("报给支部，等回话")).toBeVisible();
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  phone.receive(received("wish-answered", { entry: wish.id, words: "换了新灯", done: true }, { by: "chen" }));
  await expect.element(page.getByText("回话：换了新灯")).toBeVisible();
  await expect.element(page.getByText("报给支部，办好了")).toBeVisible();
});

test("这条不对 stands at each, and what was said of it", async () => {
  open("/visitors");
  await button("这条不对，我要说明").click();
  await page.getByLabelText("哪里不对，请写一句").fill("那天只有十分钟");
  await button("交给支部").click();
  await expect.element(page.getByText("您说过：那天只有十分钟")).toBeVisible();
  expect(phone.written).toMatchObject([{ kind: "objection-raised", body: { entry: visit.id } }]);
});

test("he ends it with one tap that he is asked about first; no other tap does", async () => {
  open("/visitors");
  await button("以后不用来了").click();
  await button("还是让他来").click();
  await button("以后不用来了").click();
  expect(phone.written).toEqual([]);
  await button("不用李红梅来了").click();
  await expect.element(page.getByText(/现在没有人结对送学/)).toBeVisible();
  expect(phone.written).toMatchObject([{ kind: "pairing-ended", body: { pairing: "p" } }]);
  // What was written before stays.
  await expect.element(page.getByText(/读了《下班十分钟》/)).toBeVisible();
});

test("who has still to be asked can say yes on his own phone", async () => {
  open("/visitors", "to-ask");
  await expect.element(page.getByText("还没有问过您")).toBeVisible();
  await button("愿意让李红梅来").click();
  await expect.element(page.getByText(/在手机上点了头/)).toBeVisible();
  expect(phone.written).toMatchObject([
    { kind: "pairing-consented", of: testMember, body: { pairing: "p", way: "tap" } },
  ]);
});
