import { sha256 } from "@noble/hashes/sha2.js";
import { expect, test } from "vitest";
import { readMemberCode } from "../protocol/member-code.ts";
import { isSignedBy } from "../protocol/testing/node-crypto.ts";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { openPhone } from "./open-phone.ts";
import { NotEnrolled } from "./phone.ts";
import { THE } from "./storage.ts";
import { memoryPorts } from "./testing/memory-ports.ts";

const MEMBER = "li00000000000000";

test("a member's code is made without a network, with the key that signs his runs and the server's time", async () => {
  const storage = new MemoryStorage(new MemoryDisk());
  const ports = memoryPorts({ storage });
  const phone = await openPhone(ports);
  await expect(phone.memberCode()).rejects.toBeInstanceOf(NotEnrolled);
  await phone.enrol({ proof: "p".repeat(43), consentVersion: 1, label: "手机" });
  await expect(phone.memberCode(), "the branch has not said whose phone it is").rejects.toBeInstanceOf(
    NotEnrolled,
  );

  const ahead = 7 * 60_000;
  await storage.change(["standing", "server"], {}, () => ({
    changes: [
      { put: "standing", key: THE, value: { state: "enrolled", member: MEMBER, roles: [] } },
      {
        put: "server",
        key: THE,
        value: { epoch: "e", cursors: {}, clockOffset: ahead, last: ports.clock(), rewrites: 0 },
      },
    ],
    result: undefined,
  }));
  const again = await openPhone(ports);
  const code = readMemberCode(sha256, await again.memberCode());
  expect(code).toMatchObject({
    member: MEMBER,
    device: again.state.device,
    at: ports.clock() + ahead,
  });
  expect(await isSignedBy(code!.key, code!.signature, code!.signed)).toBe(true);
});
