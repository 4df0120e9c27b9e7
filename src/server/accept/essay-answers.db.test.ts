import { expect, it } from "vitest";
import { memberFeed, pairingFeed, staffFeed } from "../../domain/feeds.ts";
import { County, MINUTE, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import type { TestPhone } from "../testing/test-phone.ts";

const SOUND = { sound: "ab".repeat(32), size: 9, seconds: 60, type: "audio/webm" };

onEachDatabase("answers to essays", (databases) => {
  /** An elder of east-1 with a host branch; her helper of west-1 handed in what she said. */
  async function handedIn() {
    const of = await County.open(await databases.fresh());
    const secretaryOf = (branch: string) => of.person(branch, { role: "secretary", unit: branch });
    await of.core.office.write([
      { kind: "unit-added", body: { unit: "east-2", name: "东二", level: "branch", parent: "east" } },
    ]);
    const { phone: home } = await secretaryOf("east-1");
    const { phone: host } = await secretaryOf("east-2");
    const { phone: foreign } = await secretaryOf("west-1");
    const { member: elder, phone: hers } = await of.person("east-1");
    const { member: helper, phone: his } = await of.person("west-1");
    const { member: other, phone: others } = await of.person("west-1");
    const { phone: mate } = await of.person("east-1");
    const since = "2026-03-01";
    await of.core.office.write([
      { kind: "member-moved", body: { member: elder, homeBranch: "east-1", hostBranch: "east-2", since } },
    ]);
    const made = (who: string) => {
      const names = { helperName: "李", elderName: "赵" };
      const pairing = randomId();
      const body = { pairing, helper: who, elder, ...names, until: "2999-12-31", consent: "paper" as const };
      home.write({ kind: "pairing-made", body });
      return pairing;
    };
    const pairing = made(helper);
    const otherPairing = made(other);
    const phones = [home, host, foreign, hers, his, others, mate];
    const everybody = async (): Promise<void> => {
      for (const phone of [...phones, ...phones]) await phone.contact(of.core);
    };
    await everybody();
    const body = { essay: randomId(), title: "渠", text: "那天夜里", sounds: [SOUND] };
    const [entry = ""] = his.write({ kind: "essay-handed-in", for: elder, body });
    await everybody();
    of.clock.pass(11 * MINUTE);
    await of.core.settle();
    await everybody();
    return {
      of,
      home,
      host,
      foreign,
      hers,
      his,
      others,
      mate,
      elder,
      pairing,
      otherPairing,
      entry,
      everybody,
    };
  }
  const holds = (phone: TestPhone, words: string): boolean =>
    JSON.stringify([...phone.feeds]).includes(words);

  it("remarks and what was written down reach her, her branches and who handed it in for her; nobody else", async () => {
    const {
      of,
      home,
      host,
      foreign,
      hers,
      his,
      others,
      mate,
      elder,
      pairing,
      otherPairing,
      entry,
      everybody,
    } = await handedIn();
    const remarks = [{ words: "是哪一夜", start: 0, end: 2 }];
    home.write(
      { kind: "essay-answered", body: { entry, words: "谢谢您", verdict: "more", remarks } },
      { kind: "essay-transcribed", for: elder, body: { entry, blob: SOUND.sound, words: "我们把渠挖通了" } },
    );
    await everybody();
    for (const words of ["是哪一夜", "我们把渠挖通了"]) {
      const who = [host, hers, his].map((phone) => holds(phone, words));
      expect(who, words).toEqual([true, true, true]);
      // Neither a secretary elsewhere, nor another who visits her, nor a member beside her.
      expect(
        [foreign, others, mate].some((phone) => holds(phone, words)),
        words,
      ).toBe(false);
    }
    expect(hers.kinds(memberFeed(elder))).toContain("essay-answered");
    expect(host.kinds(staffFeed("east-2"))).toContain("essay-answered");
    expect(his.kinds(pairingFeed(pairing))).toContain("essay-transcribed");
    expect(others.kinds(pairingFeed(otherPairing))).not.toContain("essay-answered");

    // He writes it down better, for her; and when she has ended it, he hears no more.
    his.write({
      kind: "essay-transcribed",
      for: elder,
      body: { entry, blob: SOUND.sound, words: "我们一起把渠挖通了" },
    });
    await everybody();
    expect(holds(home, "我们一起把渠挖通了")).toBe(true);
    hers.write({ kind: "pairing-ended", body: { pairing } });
    await everybody();
    home.write({ kind: "essay-answered", body: { entry, words: "只给您看的" } });
    await everybody();
    expect(holds(hers, "只给您看的")).toBe(true);
    expect(holds(his, "只给您看的")).toBe(false);
    expect([home, host, hers, his].flatMap((phone) => phone.exceptions())).toEqual([]);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("a secretary elsewhere, another helper and a member beside her neither answer nor write down", async () => {
    const { of, foreign, others, mate, hers, elder, entry, everybody } = await handedIn();
    const body = { entry, blob: SOUND.sound, words: "塞进来的话" };
    foreign.write({ kind: "essay-answered", body: { entry, words: "塞进来的话" } });
    foreign.write({ kind: "essay-transcribed", for: elder, body });
    mate.write({ kind: "essay-transcribed", for: elder, body }, { kind: "essay-transcribed", body });
    others.write({ kind: "essay-answered", body: { entry, words: "塞进来的话" } });
    await everybody();
    expect([foreign, mate, others].map((phone) => phone.exceptions().length)).toEqual([2, 2, 1]);
    for (const { verdict } of [foreign, mate, others].flatMap((phone) => phone.exceptions()))
      expect(verdict).toBe("quarantined");
    expect(holds(hers, "塞进来的话")).toBe(false);
    await of.core.close();
  });
});
