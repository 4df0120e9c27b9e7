import type { Bytes } from "../../../protocol/bytes.ts";
import { openPhone } from "../../../sync/open-phone.ts";
import { memoryPorts } from "../../../sync/testing/memory-ports.ts";

/** What a phone gives that never met the network and has so many entries, its enrolment among them: half study hours, half words. */
export async function givenBundle(entries: number): Promise<Bytes> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const server = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const serverKey = new Uint8Array(await crypto.subtle.exportKey("raw", server.publicKey));
  const phone = await openPhone(memoryPorts());
  await phone.enrol({ proof: "p".repeat(43), consentVersion: 1, label: "手机", serverKey });
  for (let i = 1; i < entries; i++) {
    if (i % 2 === 0) await phone.write([{ kind: "complaint-made", body: { to: "branch", words: words(i) } }]);
    else {
      await phone.write([
        { kind: "study-logged", body: { how: "paper", day: "2025-11-21", minutes: 20 + i } },
      ]);
    }
  }
  return (await phone.carry.give("陈国平"))!.bytes;
}

/** Sixty characters, no two lots alike, which pack as badly as what people write. */
function words(seed: number): string {
  return String.fromCharCode(
    ...Array.from({ length: 60 }, (_, i) => 0x4e00 + ((i * 197 + seed * 61) % 2_000)),
  );
}
