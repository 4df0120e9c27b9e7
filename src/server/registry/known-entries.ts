import type { SharingAllowed } from "../../domain/entries/essays.ts";
import type { WishTold } from "../../domain/entries/visits.ts";
import type { ComplaintMade } from "../../domain/entries/voices.ts";
import type { EntryHeader } from "../../domain/entry.ts";
import { entryId } from "../../domain/ids.ts";
import type { KnownEntry } from "../../domain/world.ts";
import { type Dialect, rowsFromJson } from "../store/dialect.ts";
import { type Db, query } from "../store/store.ts";

/** Entries that others refer to, by id; those whose writer is not known yet are left out. */
export async function loadKnownEntries(
  db: Db,
  dialect: Dialect,
  ids: readonly { device: string; n: number }[],
): Promise<Map<string, KnownEntry>> {
  const rows = await query<{
    device: string;
    n: number;
    received: number;
    header: string;
    body: string | null;
    member: string | null;
  }>(
    db,
    dialect,
    `select e.device, e.n, e.received, e.header, e.body, d.member
     from ${rowsFromJson(dialect, { device: "text", n: "bigint" }, "w")}
     join entries e on e.device = w.device and e.n = w.n
     join devices d on d.device = e.device`,
    [JSON.stringify(ids.map(({ device, n }) => [device, n]))],
  );
  const found = new Map<string, KnownEntry>();
  for (const row of rows) {
    const header = readHeader(row.header);
    if (row.member === null || !header) continue;
    const id = entryId(row.device, row.n);
    found.set(id, {
      id,
      kind: header.kind,
      by: row.member,
      of: header.for ?? row.member,
      received: row.received,
      ...(header.kind === "complaint-made" && {
        above: row.body === null ? await wentAbove(db, row.device, row.n) : isAbove(row.body),
      }),
      ...(header.kind === "wish-told" &&
        row.body !== null && { wishTo: (JSON.parse(row.body) as WishTold).to }),
      ...(header.kind === "sharing-allowed" && row.body !== null && { allows: readAllowed(row.body) }),
    });
  }
  return found;
}

function readAllowed(body: string): KnownEntry["allows"] {
  const { title, text, name, upward } = JSON.parse(body) as SharingAllowed;
  return { title, text, ...(name !== undefined && { name }), ...(upward !== undefined && { upward }) };
}

export function isAbove(body: string): boolean {
  return (JSON.parse(body) as ComplaintMade).to === "above";
}

/** Of an erased complaint the fact of its erasure says where it had gone. */
async function wentAbove(db: Db, device: string, n: number): Promise<boolean> {
  const facts = await db.selectFrom("facts").select("fact").where("device", "=", device).execute();
  return facts
    .map(({ fact }) => JSON.parse(fact) as { fact: string; from?: number; above?: boolean })
    .some((fact) => fact.fact === "erased" && fact.from === n && fact.above === true);
}

function readHeader(text: string): EntryHeader | undefined {
  try {
    return JSON.parse(text) as EntryHeader;
  } catch {
    return undefined;
  }
}
