import { openVault, type Vault } from "../vault.ts";

/** @param number each gives another master key */
export async function testVault(number: number): Promise<Vault> {
  const master = new Uint8Array(32).fill(number);
  return openVault(await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveKey"]));
}
