import { expect, it } from "vitest";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import type { ServerBlobs } from "../core.ts";
import { County, DAY, MINUTE } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { importFor } from "./import-for.ts";

const PAPER = new TextEncoder().encode("动员讲话\n\n同志们，今天开会，先学文件。");
const file = (unit: string, more = {}) => ({
  fileName: "讲话.txt",
  bytes: PAPER,
  unit,
  internalAllowed: false,
  ...more,
});

onEachDatabase("import by a person", (databases) => {
  it("who runs a unit may, as the policy will judge his entry, and nobody else", async () => {
    const county = await County.open(await databases.fresh());
    const may = async (who: { phone: { token: string } }, unit: string, text?: string): Promise<boolean> => {
      const caller = await county.core.callerOf(who.phone.token);
      return county.core.mayImport(caller, { unit, ...(text !== undefined && { text }) }).then(
        () => true,
        (error: { code: string }) => {
          expect(error.code).toBe("forbidden");
          return false;
        },
      );
    };
    const units = ["county", "east", "east-1", "west-1", "nowhere"];
    const of = async (who: { phone: { token: string } }): Promise<string[]> => {
      const allowed: string[] = [];
      for (const unit of units) if (await may(who, unit)) allowed.push(unit);
      return allowed;
    };
    const secretary = await county.person("east-1", { role: "secretary", unit: "east-1" });
    const town = await county.person("east-1", { role: "office", unit: "east" });
    const office = await county.person("west-1", { role: "office", unit: "county" });
    expect(await of(secretary)).toEqual(["east-1"]);
    expect(await of(town)).toEqual(["east", "east-1"]);
    expect(await of(office)).toEqual(["county", "east", "east-1", "west-1"]);
    for (const role of ["helper", "guide", "supervisor", "inspector"] as const)
      expect(await of(await county.person("east-1", { role, unit: "east-1" }))).toEqual([]);
    expect(await of(await county.person("east-1"))).toEqual([]);

    // What is judged then is what was allowed now.
    const caller = await county.core.callerOf(secretary.phone.token);
    const answer = await importFor(caller, county.core.blobs, file("east-1"));
    if (answer.outcome !== "read") throw new Error(answer.message);
    secretary.phone.write({ kind: "text-imported", body: answer.body });
    await secretary.phone.contact(county.core);
    const entries = await county.core.office.read(["text-imported"]);
    expect(entries).toMatchObject([
      { by: secretary.member, body: { unit: "east-1", originalSize: PAPER.length } },
    ]);
    const { text } = answer.body;
    expect(await may(secretary, "east-1", text)).toBe(true);
    expect(await may(office, "east-1", text)).toBe(true);
    expect(await may(office, "county", text)).toBe(false);
    expect(await may(secretary, "east-1", "AAAAAAAAAAAAAAAA")).toBe(false);

    // With the role goes the right.
    await county.core.office.write([
      { kind: "role-ended", body: { member: secretary.member, role: "secretary", unit: "east-1" } },
    ]);
    expect(await of(secretary)).toEqual([]);
    await county.core.close();
  });

  it("the same file is the same text, for its unit; read twice it is kept once", async () => {
    const county = await County.open(await databases.fresh());
    const office = await county.person("west-1", { role: "office", unit: "county" });
    const caller = await county.core.callerOf(office.phone.token);
    const first = await importFor(caller, county.core.blobs, file("county"));
    const count = async (): Promise<number> =>
      (await county.core.store.read.selectFrom("blobs").select("id").execute()).length;
    const kept = await count();
    expect(kept).toBe(3);
    expect(await importFor(caller, county.core.blobs, file("county"))).toEqual(first);
    expect(await count()).toBe(kept);
    const elsewhere = await importFor(caller, county.core.blobs, file("east"));
    expect(elsewhere).not.toMatchObject({ body: { text: (first as { body: { text: string } }).body.text } });
    // By command on the server it is this text, too.
    const version = await importFor(caller, county.core.blobs, file("county", { text: "AAAAAAAAAAAAAAAA" }));
    expect(version).toMatchObject({ outcome: "read", body: { text: "AAAAAAAAAAAAAAAA" } });
    await county.core.close();
  });

  it("what nobody names is limited, a phone, and goes when nobody has named it for long", async () => {
    const county = await County.open(await databases.fresh());
    const office = await county.person("west-1", { role: "office", unit: "county" });
    const caller = await county.core.callerOf(office.phone.token);
    const { blobs } = county.core;
    // Uploads that were begun and left lying, each as large as a file may be.
    for (let i = 0; i < BLOB_LIMITS.loose / BLOB_LIMITS.size; i++)
      await begin(blobs, caller, String(i).repeat(64));
    await expect(importFor(caller, blobs, file("county"))).rejects.toMatchObject({ code: "too-many" });
    const other = await county.person("west-1", { role: "office", unit: "county" });
    const another = await county.core.callerOf(other.phone.token);
    expect(await importFor(another, blobs, file("county"))).toMatchObject({ outcome: "read" });

    county.clock.pass(91 * DAY + MINUTE);
    await county.core.settle();
    expect(await county.core.store.read.selectFrom("blobs").select("id").execute()).toEqual([]);
    await county.core.close();
  });
});

function begin(blobs: ServerBlobs, caller: Parameters<ServerBlobs["receive"]>[0], id: string) {
  return blobs.receive(caller, id, 0, BLOB_LIMITS.size, new Uint8Array(1));
}
