import { expect, test } from "vitest";
import { toBase64Url } from "../../protocol/bytes.ts";
import { openPhone } from "../open-phone.ts";
import { memoryPorts } from "../testing/memory-ports.ts";

test("the server's key is handed on by a phone that has it from its own invitation, and by no other", async () => {
  const phone = await openPhone(memoryPorts());
  expect(await phone.carry.serverKey()).toBeUndefined();
  const serverKey = Uint8Array.from({ length: 65 }, (_, i) => i);
  await phone.enrol({ proof: "p".repeat(43), consentVersion: 1, label: "手机", serverKey });
  expect(await phone.carry.serverKey()).toBe(toBase64Url(serverKey));
});
