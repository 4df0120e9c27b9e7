import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type County, openCounty } from "./testing/county.ts";

// Real keys and a real database: a second as a rule, many on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let county: County;
beforeAll(async () => void (county = await openCounty()));
afterAll(async () => county.close());

test("a phone enrols, writes, and what it wrote comes down at its secretary's phone, all over HTTP", async () => {
  const secretary = await county.join("高远", "liuwan", [["secretary", "liuwan"]]);
  const member = await county.join("张三", "liuwan");
  expect(member.phone.state).toMatchObject({ enrolment: "enrolled", contact: { status: "good" } });
  await member.phone.write([{ kind: "whereabouts-told", body: { city: "杭州", since: "2026-03-01" } }]);
  await member.phone.contact();
  expect(member.phone.state.outbox.waiting).toBe(0);
  await secretary.phone.contact();
  expect(secretary.phone.entries().filter(({ kind }) => kind === "whereabouts-told")).toHaveLength(1);
});
