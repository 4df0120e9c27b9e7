import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { NewEntry } from "../domain/entry.ts";
import { County, randomId, study } from "./testing/county.ts";
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
    // A check-in by a wrong code, a file, and a branch that a member leaves.
    const meeting = randomId();
    const plan = {
      meeting,
      branch: "east-1",
      kind: "discussion",
      title: "讨论",
      starts: 0,
      minutes: 60,
    } as const;
    secretary.write({ kind: "meeting-planned", body: plan }, { kind: "meeting-opened", body: { meeting } });
    await secretary.contact(county.core);
    const photo = await county.core.office.putBlob(Buffer.from("照片"));
    phone.write(
      { kind: "attendance-claimed", body: { meeting, branch: "east-1", code: "0000000" } },
      { kind: "certificate-shown", body: { day: "2026-03-12", where: "外地", minutes: 60, photo, size: 6 } },
    );
    await phone.contact(county.core);
    const away = { member: plain, homeBranch: "west-1", hostBranch: null, since: "2026-03-12" };
    await county.core.office.write([{ kind: "member-moved", body: away }]);
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
      ["feed_spans", `update feed_spans set n = n - 1 where feed like 'staff:%' and item is null and n > 2`],
      ["feed_spans", `update feed_spans set item = replace(item, '"C"', '"A"') where item is not null`],
      ["feed_spans", `update feed_spans set item = replace(item, ']', '0]') where item like '["left"%'`],
      ["feed_spans", `update feed_spans set item = replace(item, 'no-such-code', 'after-closing')`],
      ["claims", `update claims set level = 'B'`],
      ["claims", `update claims set reason = 'after-closing'`],
      ["blob_places", `update blob_places set feed = 'unit:county' where feed = 'staff:east-1'`],
      ["registry_entries", `delete from registry_entries where kind = 'role-granted'`],
      ["blob_pieces", `update blob_pieces set at = at + 1`],
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

  it("rebuilding gives what was there, also where all that is derived was lost", async () => {
    const county = await lively();
    const { store, office } = county.core;
    const { member, phone } = await county.person("east-1");
    const meeting = randomId();
    const plan = {
      meeting,
      branch: "east-1",
      kind: "discussion",
      title: "讨论",
      starts: 0,
      minutes: 60,
    } as const;
    const photo = await office.putBlob(Buffer.from("照片"));
    await office.write([...campaignTextAndPairing(photo, member, (await county.person("west-1")).member)]);
    const form = randomId();
    await office.write([
      {
        kind: "form-published",
        body: { form, unit: "east", title: "学习需求", blob: photo, size: 6, way: "named", closes: 0 },
      },
      { kind: "form-closed", body: { form } },
    ]);
    const [handedIn] = phone.write(
      { kind: "essay-handed-in", body: { essay: randomId(), title: "体会", text: "字" } },
      { kind: "leave-asked", body: { meeting: randomId() } },
      { kind: "form-answered", body: { form, blob: photo, answers: { words: "字大一点" } } },
      { kind: "certificate-shown", body: { day: "2026-03-12", where: "外地", minutes: 60, photo, size: 6 } },
      { kind: "attendance-claimed", body: { meeting, branch: "east-1", code: "0000000" } },
    );
    const { phone: secretary } = await county.person("east-1", { role: "secretary", unit: "east-1" });
    secretary.write({ kind: "meeting-planned", body: plan }, { kind: "meeting-opened", body: { meeting } });
    secretary.write({ kind: "device-revoked", body: { device: (await county.phoneOf(member)).device } });
    await secretary.contact(county.core);
    await phone.contact(county.core);
    // One check-in whose meeting a fact names, one of a meeting that nobody has opened: of both the words are erased.
    const quiet = randomId();
    secretary.write({ kind: "meeting-planned", body: { ...plan, meeting: quiet } });
    await secretary.contact(county.core);
    const code = "0000000";
    const said = phone.write(
      { kind: "attendance-claimed", body: { meeting, branch: "east-1", code } },
      { kind: "attendance-claimed", body: { meeting: quiet, branch: "east-1", code } },
    );
    await phone.contact(county.core);
    phone.write({ kind: "erasure-asked", body: { entries: said } });
    await phone.contact(county.core);
    // An elder who had still to be asked: he has said yes twice, and had one of the two erased; another had his only yes erased.
    const helper = (await county.person("west-1")).member;
    const asked = {
      helper,
      helperName: "小李",
      elderName: "张三",
      until: "2026-12-31",
      consent: "to-ask",
    } as const;
    const toAsk = [randomId(), randomId()] as const;
    await office.write(
      toAsk.map((pairing) => ({ kind: "pairing-made", body: { ...asked, elder: member, pairing } })),
    );
    const yes = [toAsk[0], toAsk[0], toAsk[1]].flatMap((pairing) =>
      phone.write({ kind: "pairing-consented", body: { pairing, way: "tap" } }),
    );
    await phone.contact(county.core);
    phone.write({ kind: "erasure-asked", body: { entries: yes.slice(1) } });
    await phone.contact(county.core);
    // One that is shown still, and one whose writer allows it no more, one whose writer had it erased.
    const words = { title: "体会", text: "字" };
    for (const [i, share] of [randomId(), randomId(), randomId()].entries()) {
      const allowed = phone.write({ kind: "sharing-allowed", body: { share, entry: handedIn!, ...words } });
      await phone.contact(county.core);
      secretary.write({ kind: "essay-shown", body: { share, unit: "east-1", ...words } });
      await secretary.contact(county.core);
      if (i === 1) phone.write({ kind: "sharing-withdrawn", body: { share } });
      if (i === 2) phone.write({ kind: "erasure-asked", body: { entries: allowed } });
    }
    await phone.contact(county.core);
    expect(await county.core.verify()).toMatchObject({ sound: true, erased: 7 });
    await county.core.settle();
    const derived = [
      ...([
        "units",
        "members",
        "texts",
        "meetings",
        "forms",
        "shares",
        "pairings",
        "invitations",
        "campaigns",
      ] as const),
      ...(["unit_rows", "exceptions", "delayed", "claims", "blob_places", "registry_entries"] as const),
      "devices" as const,
    ];
    const dump = () =>
      Promise.all(
        derived.map(async (table) => {
          const { rows } = await sql
            .raw<Record<string, string>>(`select * from ${table}`)
            .execute(store.read);
          const plain = rows.map((row) =>
            row["doc"] ? { ...row, doc: JSON.parse(row["doc"]) as unknown } : row,
          );
          return [table, plain.map((row) => JSON.stringify(row, sortedKeys)).sort()];
        }),
      );
    const live = await dump();
    for (const [table, rows] of live) expect(rows, String(table)).not.toEqual([]);
    await county.core.rebuild();
    expect(await dump()).toEqual(live);
    for (const table of derived) {
      if (table !== "devices") await sql.raw(`delete from ${table}`).execute(store.read);
    }
    await sql.raw("update devices set member = null, revoked = null").execute(store.read);
    expect(await county.core.rebuild()).toMatchObject({ rows: 5 });
    expect(await dump()).toEqual(live);
    expect(await county.core.verify()).toMatchObject({ sound: true });
    await county.core.close();
  });
});

function campaignTextAndPairing(blob: string, elder: string, helper: string): NewEntry[] {
  const [text, unit] = [randomId(), "county"];
  const named = { text, unit, title: "通知", blob, size: 6, characters: 2 };
  const found = {
    original: blob,
    fileName: "通知.txt",
    format: "txt",
    encoding: "utf-8",
    report: blob,
    reportSize: 6,
  } as const;
  const campaign = {
    id: "c",
    name: "学习活动",
    unit,
    office: "办公室",
    starts: "2026-03-01",
    ends: "2026-08-31",
  };
  const pairing = { pairing: randomId(), helper, helperName: "小李", elder, elderName: "张三" };
  return [
    { kind: "campaign-set", body: { campaign: { ...campaign, phases: [], credit: [], requirements: [] } } },
    { kind: "text-imported", body: { ...named, ...found, suspicions: 0 } },
    { kind: "text-proofread", body: { text, blob, name: "王芳" } },
    { kind: "text-published", body: { ...named, required: true, order: 1 } },
    { kind: "pairing-made", body: { ...pairing, until: "2026-12-31", consent: "paper" } },
  ];
}

function sortedKeys(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
