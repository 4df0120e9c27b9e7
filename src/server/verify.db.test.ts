import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { County, study } from "./testing/county.ts";
import { onEachDatabase } from "./testing/databases.ts";
import type { Tables } from "./store/tables.ts";

onEachDatabase("verify", (databases) => {
  async function lively(): Promise<County> {
    const county = await County.open(await databases.fresh());
    const { phone: secretary, member } = await county.person("east-1", { role: "secretary", unit: "east-1" });
    const { phone, member: plain } = await county.person("east-1");
    phone.write(study(), study());
    await phone.contact(county.core);
    phone.write(study());
    phone.writeTexts([{ header: '{"kind":"study-logged","at":1773277200000}', body: '{"how":1}' }]);
    await phone.contact(county.core);
    await county.grant(member, "helper", "east-1");
    // Made by a phone, as most are: it is known whose.
    const invitation = "a".repeat(42) + "Q";
    const expires = county.clock.now() + 86_400_000;
    secretary.write({
      kind: "invitation-made",
      body: { invitation, member: plain, purpose: "enrol", expires },
    });
    await secretary.contact(county.core);
    await county.core.settle();
    return county;
  }

  it("finds nothing where nothing was touched", async () => {
    const county = await lively();
    expect(await county.core.verify()).toMatchObject({ sound: true, journals: 3, erased: 0 });
    await county.core.close();
  });

  describe("names what was edited by hand", () => {
    const edits: [table: keyof Tables, change: string][] = [
      ["entries", `update entries set body = replace(body, '45', '90') where header like '%study-logged%'`],
      ["entries", `update entries set header = replace(header, 'study', 'Study') where n = 2`],
      ["entries", `update entries set received = received + 1 where n = 2`],
      ["entries", `delete from entries where n = 3`],
      ["entries", `update entries set body = null, salt = null, commitment = 'AAAA' where n = 2`],
      ["runs", `update runs set signature = replace(signature, substr(signature, 1, 4), 'AAAA')`],
      ["facts", `update facts set fact = replace(fact, 'quarantined', 'accepted')`],
      ["facts", `delete from facts where f = 2`],
      ["devices", `update devices set revoked = 1`],
      ["devices", `update devices set member = 'somebody-else---' where member <> ''`],
      ["exceptions", `delete from exceptions`],
      ["feed_spans", `delete from feed_spans where feed like 'staff:%'`],
      ["feeds", `update feeds set head = head + 1 where feed like 'staff:%'`],
      ["members", `update members set doc = replace(doc, '"helper"', '"office"')`],
      ["invitations", `update invitations set doc = replace(doc, '"usedBy"', '"x"')`],
    ];
    it.each(edits)("in %s: %s", async (table, change) => {
      const county = await lively();
      await sql.raw(change).execute(county.core.store.read);
      const found = await county.core.verify();
      const near = { feed_spans: ["feed_spans", "feeds"], runs: ["runs"], entries: ["entries"] } as Record<
        string,
        string[]
      >;
      expect(found.sound).toBe(false);
      expect(near[table] ?? [table]).toContain((found as { table: string }).table);
      await county.core.close();
    });
  });

  it("rebuilding gives what was there", async () => {
    const county = await lively();
    const dump = async () => {
      const tables: unknown[] = [];
      for (const table of ["units", "members", "invitations", "unit_rows"] as const) {
        const rows = await sql
          .raw<Record<string, string>>(`select * from ${table} order by 1`)
          .execute(county.core.store.read);
        tables.push(
          rows.rows.map((row) => (row["doc"] ? { ...row, doc: JSON.parse(row["doc"]) as unknown } : row)),
        );
      }
      return tables;
    };
    const live = await dump();
    expect(live.every((rows) => (rows as unknown[]).length > 0)).toBe(true);
    const rebuilt = await county.core.rebuild();
    expect(rebuilt.rows).toBe(5);
    expect(await dump()).toEqual(live);
    await county.core.close();
  });
});
