import { sha256 } from "@noble/hashes/sha2.js";
import { expect, test, vi } from "vitest";
import { openPhone } from "../sync/open-phone.ts";
import { noNetwork } from "../sync/testing/memory-ports.ts";
import { openLocalDb } from "./open-local-db.ts";
import { oneAtATime, otherTabs } from "./other-tabs.ts";
import { randomBytes, webKeys } from "./web-keys.ts";

const STUDY = { kind: "study-logged", body: { how: "paper", day: "2025-11-22", minutes: 45 } } as const;

function tab(name: string) {
  return openPhone({
    storage: openLocalDb(name),
    transport: noNetwork,
    clock: () => Date.now(),
    random: randomBytes,
    keys: webKeys,
    sha256,
    otherTabs: otherTabs(name),
  });
}

test("what one tab writes another one shows", async () => {
  const name = `tabs ${Math.random()}`;
  const [a, b] = [await tab(name), await tab(name)];
  await a.enrol({ consentVersion: 1, label: "手机" });
  await a.write([STUDY]);
  await vi.waitFor(() => expect(b.entries()).toEqual(a.entries()));
  await b.write([STUDY]);
  await vi.waitFor(() => expect(a.entries().map(({ n }) => n)).toEqual([1, 2, 3]));
  expect(a.state.outbox.waiting).toBe(3);
});

test("the private key can be used after a restart and is read by nobody", async () => {
  const name = `keys ${Math.random()}`;
  await (await tab(name)).enrol({ consentVersion: 1, label: "手机" });
  const { keys } = await openLocalDb(name).read({ keys: { store: "keys", all: "pairs" } as const });
  const key = keys[0]![1].key! as unknown as CryptoKey;
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("jwk", key)).rejects.toThrow();
  expect(await webKeys.sign(keys[0]![1].key!, Uint8Array.of(1))).toHaveLength(64);
});

test("tabs talk one after the other", async () => {
  const turns = oneAtATime(`lock ${Math.random()}`)!;
  const events: string[] = [];
  let letGo = (): void => undefined;
  const first = turns(async () => {
    events.push("first begins");
    await new Promise<void>((resolve) => (letGo = resolve));
    events.push("first ends");
  });
  await vi.waitFor(() => expect(events).toEqual(["first begins"]));
  const second = turns(() => Promise.resolve(events.push("second")));
  letGo();
  await Promise.all([first, second]);
  expect(events).toEqual(["first begins", "first ends", "second"]);
  await expect(turns(() => Promise.reject(new RangeError("its own")))).rejects.toThrow(RangeError);
});
