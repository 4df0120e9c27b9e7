import { expect, it } from "vitest";
import type { VisitAnswered } from "../../domain/entries/voices.ts";
import { memberFeed, pairingFeed, staffFeed } from "../../domain/feeds.ts";
import type { EntryItem } from "../../protocol/feed.ts";
import { County, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";

onEachDatabase("请人来一趟", (databases) => {
  async function paired() {
    const of = await County.open(await databases.fresh());
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { phone: beside } = await of.person("west-1", { role: "secretary", unit: "west-1" });
    const { member: elder, phone: hers } = await of.person("east-1");
    const { member: helper, phone: his } = await of.person("west-1");
    const { phone: mate } = await of.person("east-1");
    const pairing = randomId();
    const who = { pairing, helper, helperName: "李", elder, elderName: "赵" };
    secretary.write({ kind: "pairing-made", body: { ...who, until: "2999-12-31", consent: "paper" } });
    const phones = [secretary, hers, his, mate, beside];
    const everybody = async (): Promise<void> => {
      for (const phone of [...phones, ...phones]) await phone.contact(of.core);
    };
    await everybody();
    return { of, secretary, beside, elder, hers, his, mate, pairing, everybody };
  }

  it("reaches the branch and whoever visits her, and their answers each other and her; nobody else", async () => {
    const { of, secretary, beside, elder, hers, his, mate, pairing, everybody } = await paired();
    const [entry = ""] = hers.write({ kind: "visit-asked", body: { words: "眼镜坏了" } });
    await everybody();
    const feed = pairingFeed(pairing);
    expect(his.kinds(feed)).toContain("visit-asked");
    expect(secretary.kinds(staffFeed("east-1"))).toContain("visit-asked");
    expect(JSON.stringify([mate.feeds, beside.feeds].map((feeds) => [...feeds]))).not.toContain("眼镜坏了");

    his.write({ kind: "visit-answered", body: { entry, words: "我明早来" } });
    secretary.write({ kind: "visit-answered", body: { entry, words: "知道了" } });
    mate.write({ kind: "visit-answered", body: { entry, words: "我也去" } });
    await everybody();
    // Nobody is sent what he wrote himself.
    expect(hers.entries(memberFeed(elder)).flatMap(answer)).toEqual(["知道了", "我明早来"]);
    expect(his.entries(feed).flatMap(answer)).toEqual(["知道了"]);
    expect(secretary.entries(staffFeed("east-1")).flatMap(answer)).toEqual(["我明早来"]);
    expect(mate.exceptions()).toMatchObject([{ verdict: "quarantined", reason: "not-allowed" }]);
    expect([...his.exceptions(), ...hers.exceptions(), ...secretary.exceptions()]).toEqual([]);
    await of.core.close();
  });

  it("goes to nobody whose pairing she has just ended, and can be taken back", async () => {
    const { of, hers, his, pairing, everybody } = await paired();
    hers.write({ kind: "pairing-ended", body: { pairing } });
    const [entry = ""] = hers.write({ kind: "visit-asked", body: {} });
    await everybody();
    expect(his.kinds(pairingFeed(pairing))).not.toContain("visit-asked");
    hers.write({ kind: "visit-taken-back", body: { entry } });
    await everybody();
    expect(hers.exceptions()).toEqual([]);
    await of.core.close();
  });
});

function answer([, , , , , header, body]: EntryItem): string[] {
  return header.kind === "visit-answered" ? [(body as VisitAnswered).words] : [];
}
