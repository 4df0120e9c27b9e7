import { compareEntries, type Entry } from "../../domain/entry.ts";
import { fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { readEntry } from "../../protocol/read-entry.ts";
import { entryId } from "../../domain/ids.ts";
import { loadFacts } from "../accept/published-feeds.ts";
import { sha256 } from "../accept/crypto.ts";
import type { Dialect } from "../store/dialect.ts";
import type { Db } from "../store/store.ts";
import { applyToRegistry } from "./fold.ts";
import { knownDevice, Registry } from "./registry.ts";

/** What others refer to comes first; within these, the order of entries. */
const FIRST: ReadonlySet<string> = new Set([
  "unit-added",
  "member-added",
  "invitation-made",
  "pairing-made",
  "text-imported",
  "meeting-planned",
  "sharing-allowed",
]);

/** The registry as its entries make it, whatever stands in its tables: nothing is judged again. */
export async function foldRegistryAnew(db: Db, dialect: Dialect): Promise<Registry> {
  const rows = await db
    .selectFrom("registry_entries as r")
    .innerJoin("entries as e", (join) => join.onRef("e.device", "=", "r.device").onRef("e.n", "=", "r.n"))
    .select(["e.device", "e.n", "e.header", "e.body", "e.received"])
    .where("e.body", "is not", null)
    .execute();
  const entries = rows.flatMap(({ device, n, header, body, received }) => {
    const read = readEntry(header, body!);
    return "problem" in read ? [] : [{ entry: { device, n, ...read }, received }];
  });
  entries.sort(
    (a, b) =>
      Number(FIRST.has(b.entry.header.kind)) - Number(FIRST.has(a.entry.header.kind)) ||
      compareEntries(position(a.entry), position(b.entry)),
  );
  const registry = Registry.anew(db, dialect);
  // Whose a phone is says who made an invitation; `verify` has compared it with the facts before.
  for (const row of await db.selectFrom("devices").select(["device", "member", "revoked"]).execute())
    registry.setDevice(knownDevice(row, ""));
  await addErasedShares(db, registry);
  // Units are added from the root down, by whatever clock.
  const units = entries.filter(({ entry }) => entry.header.kind === "unit-added");
  for (const { entry, received } of parentsFirst(units)) applyToRegistry(entry, registry, received);
  for (const { entry, received } of entries) {
    applyToRegistry(entry, registry, received);
    if (entry.header.kind === "device-enrolled") useInvitation(registry, entry as Entry<"device-enrolled">);
  }
  return registry;
}

/** Of a consent whose words are gone the fact of its erasure says which it was: nothing is shown under its name any more. */
async function addErasedShares(db: Db, registry: Registry): Promise<void> {
  const rows = await db
    .selectFrom("registry_entries as r")
    .innerJoin("entries as e", (join) => join.onRef("e.device", "=", "r.device").onRef("e.n", "=", "r.n"))
    .select(["e.device", "e.n"])
    .where("r.kind", "=", "sharing-allowed")
    .where("e.body", "is", null)
    .execute();
  for (const { device, n } of rows) {
    for (const fact of await loadFacts(db, device)) {
      if (fact.fact !== "erased" || fact.from !== n || fact.share === undefined) continue;
      const entry = entryId(device, n);
      registry.set("shares", { id: fact.share, entry, withdrawn: true, shown: [], stamps: {} });
    }
  }
}

function useInvitation(registry: Registry, { device, body }: Entry<"device-enrolled">): void {
  const proof = body.proof === undefined ? undefined : fromBase64Url(body.proof);
  if (!proof) return;
  const invitation = registry.get("invitations", toBase64Url(sha256(proof)));
  if (invitation) registry.set("invitations", { ...invitation, usedBy: device });
}

function parentsFirst<E extends { entry: Entry }>(added: readonly E[]): E[] {
  const known = new Set<string | null>([null]);
  const sorted: E[] = [];
  let left = [...added];
  while (left.length > 0) {
    const ready = left.filter(({ entry }) => known.has((entry as Entry<"unit-added">).body.parent));
    if (ready.length === 0) return [...sorted, ...left];
    for (const one of ready) known.add((one.entry as Entry<"unit-added">).body.unit);
    sorted.push(...ready);
    left = left.filter((one) => !ready.includes(one));
  }
  return sorted;
}

function position({ header, device, n }: Entry): { at: number; device: string; n: number } {
  return { at: header.at, device, n };
}
