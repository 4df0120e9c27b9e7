import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

let phone: MemoryPhone;

beforeEach(() => {
  const pairing = received("pairing-made", {
    pairing: "p",
    helper: "li",
    helperName: "李红梅",
    elder: testMember,
    elderName: "何小满",
    until: "2999-01-01",
    consent: "paper",
  });
  phone = memoryPhone({ entries: [...county(), pairing] });
  phone.become({ contact: { status: "offline", clockOffset: 0 } });
  goTo("/visit");
  show(<App />, phone);
});

const ask = () => page.getByRole("button", { name: "请人来一趟" });
/** As the server has it. */
function arrive(): void {
  const entry = phone.written.at(-1)!;
  phone.receive({ ...entry, received: Date.now(), verdict: "accepted" });
}

test("one tap asks without a network; it says when they have been told, and what they answer", async () => {
  await expect.element(page.getByText(/李红梅和支部就知道您想请人到家里来/)).toBeVisible();
  await expectAccessible();
  await ask().click();
  await expect.element(page.getByText("已存好。手机一有网，就告诉李红梅和支部。")).toBeVisible();
  expect(phone.written).toMatchObject([{ kind: "visit-asked", of: testMember, body: {} }]);
  await expect.element(ask()).not.toBeInTheDocument();

  arrive();
  await expect.element(page.getByText("已告诉李红梅和支部。请等他们回话。")).toBeVisible();
  const entry = phone.written[0]!.id;
  phone.receive(received("visit-answered", { entry, words: "我明早过来" }, { by: "li", at: Date.now() }));
  phone.receive(received("visit-answered", { entry, words: "知道了" }, { by: "chen", at: Date.now() + 1 }));
  await expect.element(page.getByText("李红梅回话")).toBeVisible();
  await expect.element(page.getByText("我明早过来")).toBeVisible();
  await expect.element(page.getByText("支部回话")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "再请人来一趟" })).toBeVisible();
  await expectAccessible();
});

test("what it is for goes along, and is a draft while it is typed", async () => {
  await page.getByLabelText("有什么事（可以不写）").fill("眼镜坏了，看不清");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  await ask().click();
  await expect.element(page.getByText("眼镜坏了，看不清")).toBeVisible();
  expect(phone.written).toMatchObject([{ kind: "visit-asked", body: { words: "眼镜坏了，看不清" } }]);
  expect(phone.draftStore.size).toBe(0);
});

test("it can be taken back, and asked anew; what was before stands below", async () => {
  await ask().click();
  await page.getByRole("button", { name: "不用来了" }).click();
  await expect.element(ask()).toBeVisible();
  expect(phone.written.at(-1)).toMatchObject({
    kind: "visit-taken-back",
    body: { entry: phone.written[0]!.id },
  });
  await expect.element(page.getByText(/后来说不用来了/)).toBeVisible();
});

test("where it cannot be kept it says so, and nothing is called told", async () => {
  phone.failNext(new Error("no room"));
  await ask().click();
  await expect.element(page.getByRole("alert")).toBeVisible();
  await expect.element(page.getByText(/已存好|已告诉/)).not.toBeInTheDocument();
  await expect.element(ask()).toBeVisible();
});
