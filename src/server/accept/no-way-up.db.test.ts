import { expect, it } from "vitest";
import { staffFeed } from "../../domain/feeds.ts";
import { County, DAY, newInvitation, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";

onEachDatabase("nobody climbs", (databases) => {
  it("a secretary's old invitation opens no office that its member got since", async () => {
    const of = await County.open(await databases.fresh());
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const member = await of.member({ homeBranch: "east-1" });
    const { proof, invitation } = newInvitation();
    const expires = of.clock.at + 30 * DAY;
    secretary.write({ kind: "invitation-made", body: { invitation, member, purpose: "enrol", expires } });
    await secretary.contact(of.core);
    expect(secretary.exceptions()).toEqual([]);

    await of.grant(member, "office", "county");
    const stranger = of.phoneWith(proof);
    const answer = await stranger.contact(of.core);
    expect(stranger.exceptions()).toMatchObject([{ n: 1, verdict: "quarantined", detail: "role-since" }]);
    expect(answer).not.toHaveProperty("token");
    await of.core.close();
  });

  it("a release lets in what came late, and not what changes another's record", async () => {
    const of = await County.open(await databases.fresh());
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { phone: victim } = await of.person("west-1");
    const [log] = victim.write(study(45));
    await victim.contact(of.core);
    const { phone } = await of.person("east-1");
    const [forged] = phone.write({ kind: "study-corrected", body: { entry: log!, minutes: 0 } });
    await phone.contact(of.core);
    const { device } = phone;
    secretary.write({ kind: "device-revoked", body: { device } });
    await secretary.contact(of.core);
    const [late] = phone.write(study(30));
    await phone.contact(of.core);
    const apart = [
      { n: 2, verdict: "quarantined", detail: "of-another" },
      { n: 3, verdict: "quarantined", reason: "device-revoked" },
    ];
    expect(phone.exceptions()).toMatchObject(apart);

    for (const entry of [forged!, late!]) {
      secretary.write({ kind: "entry-released", body: { entry, why: "补传" } });
    }
    await secretary.contact(of.core);
    expect(secretary.exceptions()).toMatchObject([{ n: 3, reason: "would-not-do" }]);
    await phone.contact(of.core);
    expect(phone.exceptions()).toMatchObject([apart[0]]);
    const seen = secretary.entries(staffFeed("east-1")).filter(([, , by]) => by === device);
    expect(seen.map(([, , , n]) => n)).toEqual([1, 3]);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });
});
