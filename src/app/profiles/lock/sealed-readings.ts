import type { LockBox } from "../../../local-db/lock/lock-box.ts";
import type { Vault } from "../../../local-db/lock/vault.ts";
import type { ReadingsPlace } from "../../texts/readings.ts";

const ABOUT = "readings";

/** Where somebody stopped in his texts, behind his PIN. */
export async function openSealedReadings(
  box: LockBox,
  vault: Vault,
): Promise<ReadingsPlace & { rest(): Promise<void> }> {
  const sealed = await box.get("readings");
  // No record: one that does not open is as good as none.
  const bytes = sealed && (await vault.open(sealed, ABOUT).catch(() => undefined));
  const begin = bytes ? new TextDecoder().decode(bytes) : null;
  let next: string | undefined;
  let writing: Promise<void> | undefined;
  async function write(): Promise<void> {
    while (next !== undefined) {
      const text = next;
      next = undefined;
      await box.put({ readings: await sealReadings(vault, text) }, "relaxed").catch(() => undefined);
    }
    writing = undefined;
  }
  return {
    read: () => begin,
    write(text) {
      next = text;
      writing ??= write();
    },
    rest: async () => writing,
  };
}

export function sealReadings(vault: Vault, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return vault.seal(new TextEncoder().encode(text), ABOUT);
}
