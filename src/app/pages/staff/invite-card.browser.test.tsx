import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { memoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { InviteCard } from "./invite-card.tsx";

afterEach(() => vi.restoreAllMocks());

test("an invitation brings the server's key along where this phone knows it", async () => {
  const phone = memoryPhone();
  const key = "k".repeat(87);
  vi.spyOn(phone.carry, "serverKey").mockResolvedValue(key);
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  show(
    <main>
      <h1>邀请</h1>
      <InviteCard name="马奶奶" branch="柳湾村党支部" code="123456789012" lastDay="12月1日" />
    </main>,
    phone,
  );
  await expect.element(page.getByRole("img", { name: "邀请二维码" })).toBeVisible();
  await expectAccessible();
  const copy = page.getByRole("button", { name: "复制链接" });
  await expect
    .poll(() => {
      (copy.element() as HTMLElement).click();
      return copied.mock.lastCall?.[0];
    })
    .toBe(`${location.origin}/#/enrol/123456789012?k=${key}`);
});
