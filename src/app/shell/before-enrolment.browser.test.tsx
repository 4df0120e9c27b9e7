import { afterEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { StorageLost } from "../../sync/phone.ts";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { memoryPhone } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { CannotOpen } from "./cannot-open.tsx";

const nobody = { member: undefined, device: undefined, enrolment: "fresh" } as const;

afterEach(() => vi.unstubAllGlobals());

function heading(name: string) {
  return page.getByRole("heading", { level: 1, name, exact: true });
}

describe("what few ever see: said in words, and no violation", () => {
  test.each([
    ["waits for the server", { enrolment: "waiting" }, "已经登记在这部手机上", "一般几秒钟就好"],
    [
      "waits for a network",
      { enrolment: "waiting", contact: { status: "offline", clockOffset: 0 } },
      "已经登记在这部手机上",
      "登记已经存好，不用重做",
    ],
    ["was refused", { enrolment: "refused", enrolmentReason: "invitation-used" }, "这次登记没有成", "邀请"],
    ["finds no storage", { enrolment: "fresh", storage: "lost" }, "手机的存储连不上", "先前存下的都还在"],
  ] as const)("who enrols and %s", async (_what, state, title, words) => {
    goTo("/");
    show(<App />, memoryPhone({ state: { ...nobody, ...state } }));
    await expect.element(heading(title)).toBeVisible();
    await expect.element(page.getByText(words, { exact: false }).first()).toBeVisible();
    await expectAccessible();
  });

  test("an address without https", async () => {
    vi.stubGlobal("isSecureContext", false);
    show(<App />, memoryPhone({ state: nobody }));
    await expect.element(heading("要用 https 的地址打开")).toBeVisible();
    await expectAccessible();
  });

  test.each([
    ["another tab holds it", new StorageLost("held", { blocked: true }), "别的标签页占着送学的存储"],
    ["it does not answer", new StorageLost("silent"), "先前存下的都还在"],
    ["nobody thought of it", new TypeError("x is undefined"), "存在手机上的都还在"],
  ])("a phone that cannot be opened: %s", async (_what, error, words) => {
    show(<CannotOpen error={error} />, memoryPhone({ state: nobody }));
    await expect.element(heading("送学打不开")).toBeVisible();
    await expect.element(page.getByText(words, { exact: false }).first()).toBeVisible();
    await expect.element(page.getByRole("button", { name: "重新打开" })).toBeVisible();
    await expectAccessible();
  });
});
