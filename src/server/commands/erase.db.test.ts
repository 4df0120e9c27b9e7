import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { staffFeed } from "../../domain/feeds.ts";
import type { MemberStatus } from "../../domain/entries/membership.ts";
import type { NewEntry } from "../../domain/entry.ts";
import { writeEntry } from "../../protocol/write-entry.ts";
import { readConfig } from "../config.ts";
import { County, DAY, MINUTE, openTestCore, randomId, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import type { TestPhone } from "../testing/test-phone.ts";
import { areInFiles } from "../testing/words-in-files.ts";
import { givenOf } from "./command.ts";
import { erase } from "./erase.ts";

const PAPER = ["--reason", "本人书面要求"];

onEachDatabase("npm run admin -- erase, beside a live server", (databases) => {
  const county = async () => County.open(await databases.fresh());
  const secretaryOf = (of: County, branch: string) => of.person(branch, { role: "secretary", unit: branch });

  /** A member with a phone and something on the server that he said. */
  async function member(of: County, name: string, words: string, more: object = {}) {
    const id = await of.member({ name, ...more });
    const phone = await of.phoneOf(id);
    phone.write(said(words));
    await phone.contact(of.core);
    return { id, phone };
  }
  async function becomes(of: County, member: string, status: MemberStatus): Promise<void> {
    await of.core.office.write([{ kind: "member-corrected", body: { member, status } }]);
  }

  it("security 14: erasing on paper request leaves the words nowhere on disk, and verify whole", async () => {
    const of = await county();
    const secret = "只有我知道的一句话";
    const { phone: secretary } = await secretaryOf(of, "east-1");
    const { id, phone } = await member(of, "李秀英", secret);
    const photo = Buffer.from(`照片里也写着：${secret}`);
    const blob = createHash("sha256").update(photo).digest("hex");
    await of.core.blobs.receive(await of.core.callerOf(phone.token), blob, 0, photo.length, photo);
    phone.write(
      {
        kind: "certificate-shown",
        body: { day: "2026-03-12", where: secret, minutes: 60, photo: blob, size: photo.length },
      },
      { kind: "essay-handed-in", body: { essay: randomId(), title: "体会", text: secret } },
      // It waits for a text that nobody has sent.
      { kind: "study-logged", body: { ...study().body, title: secret, text: randomId() } },
    );
    await phone.contact(of.core);
    secretary.write({ ...said(secret), for: id });
    await secretary.contact(of.core);
    expect(await areInFiles(of, secret)).toBe(true);
    of.clock.pass(MINUTE);

    const asked = await run(of, ["李秀英", ...PAPER, "--withdraw"]);
    expect(asked.error).toMatch(/还什么也没有做.*--yes/);
    expect(asked.out).toMatch(/李秀英（单位 east-1（east-1））：\n.*删去他写的 5 条/);
    expect(asked.out).toMatch(/手机 1 部：测试手机（2026-03-12 登记）。\n.*撤回他的同意/);
    expect(asked.out).toMatch(/备份、纸上的和别人的截屏/);
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 0 });

    const done = await run(of, ["李秀英", ...PAPER, "--withdraw", "--yes"]);
    expect(done).toMatchObject({
      error: undefined,
      out: expect.stringContaining("已做：删去 5 条，撤回了同意。"),
    });
    expect(await areInFiles(of, secret)).toBe(false);
    await expect(of.core.blobs.read(await of.core.callerOf(secretary.token), blob, 0)).rejects.toMatchObject({
      code: "not-found",
    });
    await secretary.contact(of.core);
    const seen = secretary.entries(staffFeed("east-1")).filter(([, by]) => by === id || by === "");
    expect(JSON.stringify(seen)).not.toContain(secret);
    expect(seen.at(-1)).toMatchObject([
      "e",
      "",
      of.core.office.device,
      expect.anything(),
      of.clock.at,
      { kind: "consent-withdrawn", for: id },
      { why: "本人书面要求" },
    ]);
    expect((await phone.contact(of.core)).caller).toMatchObject({ state: "ended" });
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 5 });

    const before = await entries(of);
    const again = await run(of, ["李秀英", ...PAPER, "--withdraw", "--yes"]);
    expect(again).toMatchObject({
      error: expect.stringContaining("什么也没有做"),
      out: expect.stringContaining("已经撤回过了"),
    });
    expect(await entries(of)).toEqual(before);
    await of.core.close();
  });

  it("who never had a phone withdraws on paper all the same", async () => {
    const of = await county();
    const { phone: secretary } = await secretaryOf(of, "east-1");
    const id = await of.member({ name: "无机老人" });
    const nothing = await run(of, ["无机老人", ...PAPER, "--yes"]);
    expect(nothing.error).toContain("什么也没有做");
    const done = await run(of, ["无机老人", ...PAPER, "--withdraw", "--yes"]);
    expect(done.error).toBeUndefined();
    expect(done.out).toContain("他没有登记过手机。");
    await secretary.contact(of.core);
    expect(secretary.kinds(staffFeed("east-1")).at(-1)).toBe("consent-withdrawn");
    expect(await of.core.office.read(["erasure-asked"])).toEqual([]);
    expect((await run(of, ["无机老人", ...PAPER, "--withdraw", "--yes"])).error).toContain("什么也没有做");
    expect(await of.core.office.held(id)).toEqual({ words: 0, devices: [] });
    await of.core.close();
  });

  it("security 14: two of one name are never mixed up", async () => {
    const of = await county();
    await member(of, "张三", "甲说的", { identityKey: "1234" });
    await member(of, "张三", "乙说的", { identityKey: "5678" });
    await member(of, "张三", "西边的说的", { homeBranch: "west-1", identityKey: "1234" });
    // Nothing tells him from the first but that he is dead.
    const dead = await member(of, "张三", "去世的说的", { identityKey: "1234" });
    await becomes(of, dead.id, "deceased");

    const erased = async (...which: string[]) => (await run(of, ["张三", ...which, ...PAPER, "--yes"])).error;
    expect(await erased()).toMatch(/有 4 位张三[\s\S]*标识 1234 编号[\s\S]*标识 5678[\s\S]*去世/);
    expect(await erased("--branch", "east-1")).toMatch(/有 3 位张三/);
    expect(await erased("--branch", "east-1", "--key", "1234")).toMatch(/有 2 位张三/);
    expect(await erased("--key", "9999")).toContain("没有找到张三");
    expect(await erased("--member", dead.id, "--key", "5678")).toContain("没有找到张三");
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 0 });

    const left = async () => {
      const texts = JSON.stringify(await entries(of));
      return ["甲说的", "乙说的", "西边的说的", "去世的说的"].filter((words) => texts.includes(words));
    };
    expect(await erased("--key", "5678")).toBeUndefined();
    expect(await left()).toEqual(["甲说的", "西边的说的", "去世的说的"]);
    expect(await erased("--branch", "west-1")).toBeUndefined();
    expect(await left()).toEqual(["甲说的", "去世的说的"]);
    expect(await erased("--member", dead.id)).toBeUndefined();
    expect(await left()).toEqual(["甲说的"]);
    await of.core.close();
  });

  it("security 14: retention erases exactly those who are gone long enough; twice changes nothing", async () => {
    const of = await county();
    const { phone: secretary } = await secretaryOf(of, "east-1");
    const people = new Map<string, { id: string; phone: TestPhone }>();
    for (const name of ["早转出", "早去世", "回来了", "刚好", "还在", "书记的钟慢一年"])
      people.set(name, await member(of, name, `${name}的话`));
    const id = (name: string) => people.get(name)!.id;
    await of.member({ name: "没写过", status: "moved-out" });

    await becomes(of, id("早转出"), "moved-out");
    await becomes(of, id("早去世"), "deceased");
    await becomes(of, id("回来了"), "moved-out");
    of.clock.pass(DAY);
    await becomes(of, id("刚好"), "moved-out");
    await becomes(of, id("回来了"), "full");
    of.clock.pass(100 * DAY);
    // Dead since: that he is gone did not begin anew.
    await becomes(of, id("早转出"), "deceased");
    await becomes(of, id("回来了"), "moved-out");
    const says = writeEntry(
      { kind: "member-corrected", body: { member: id("书记的钟慢一年"), status: "moved-out" } },
      of.clock.at - 400 * DAY,
    );
    secretary.writeTexts([says]);
    await secretary.contact(of.core);
    of.clock.pass(265 * DAY);

    const left = async () => {
      const texts = JSON.stringify(await entries(of));
      return [...people.keys()].filter((name) => texts.includes(`${name}的话`));
    };
    const asked = await run(of, ["--gone-for", "365", "--reason", "转出、去世满一年"]);
    expect(asked.error).toContain("--yes");
    expect(asked.out).toMatch(/另有 3 人转出或去世，还没有超过 365 天/);
    expect(asked.out).toMatch(
      /还留着内容的 2 人：\n.*早转出（.*去世，2026-03-12 起 366 天）：1 条.*\n.*早去世/,
    );
    expect(await left()).toEqual([...people.keys()]);

    const done = await run(of, ["--gone-for", "365", "--reason", "转出、去世满一年", "--yes"]);
    expect(done).toMatchObject({ error: undefined, out: expect.stringContaining("删去 2 人的 2 条") });
    expect(await left()).toEqual(["回来了", "刚好", "还在", "书记的钟慢一年"]);
    for (const name of ["早转出的话", "早去世的话"]) expect(await areInFiles(of, name)).toBe(false);
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 2 });

    const before = await entries(of);
    const again = await run(of, ["--gone-for", "365", "--reason", "转出、去世满一年", "--yes"]);
    expect(again.error).toContain("什么也没有做");
    expect(await entries(of)).toEqual(before);
    const asks = await of.core.office.read(["erasure-asked"]);
    expect(asks.map(({ of, body }) => [of, body.why])).toEqual([
      [id("早转出"), "转出、去世满一年"],
      [id("早去世"), "转出、去世满一年"],
    ]);
    await of.core.close();
  });

  it("many are erased in several commits, and all of them", async () => {
    const of = await county();
    for (let i = 0; i < 3; i++) {
      const { id, phone } = await member(of, `成员${i}`, "第一句");
      for (let j = 0; j < 399; j++) phone.write(said(`第 ${j} 句`));
      await phone.contact(of.core);
      await becomes(of, id, "moved-out");
    }
    of.clock.pass(2 * DAY);
    const done = await run(of, ["--gone-for", "1", ...PAPER, "--yes"]);
    expect(done).toMatchObject({ error: undefined, out: expect.stringContaining("删去 3 人的 1200 条") });
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 1200 });
    const runs = await of.core.store.read
      .selectFrom("runs")
      .select("to_n")
      .where("device", "=", of.core.office.device)
      .execute();
    const asks = await of.core.office.read(["erasure-asked"]);
    expect(asks.map(({ n }) => runs.some(({ to_n }) => to_n === n))).toEqual([true, true, true]);
    await of.core.close();
  });

  it.each([
    [["张三"], "缺少 --reason"],
    [["--reason", "因"], "请写一位党员的姓名"],
    [["张三", "李四", "--reason", "因"], "请写一位党员的姓名"],
    [["张三", "--gone-for", "365", "--reason", "因"], "不能再写姓名"],
    [["--gone-for", "365", "--withdraw", "--reason", "因"], "不能再写姓名"],
    [["--gone-for", "0", "--reason", "因"], "应是 1 到"],
    [["--gone-for", "一年", "--reason", "因"], "应是 1 到"],
    [["张三", "--reason", "因".repeat(1001)], "最多 1000 字"],
  ])("what is not understood is said, before anything is opened: case %#", async (args, words) => {
    const around = {
      config: readConfig({}),
      now: 0,
      say: () => undefined,
      withCore: () => expect.unreachable(),
    };
    await expect((async () => erase.run(given(args), around))()).rejects.toThrow(words);
  });
});

function said(title: string): NewEntry<"study-logged"> {
  return { kind: "study-logged", body: { ...study().body, title } };
}

function given(args: readonly string[]) {
  const given = givenOf(erase, args);
  if (given === "help") throw new Error("asked for help");
  return given;
}

/** As the command is run beside the county's server: with a core of its own on the same database. */
async function run(of: County, args: readonly string[]): Promise<{ out: string; error: string | undefined }> {
  const lines: string[] = [];
  try {
    await erase.run(given(args), {
      config: readConfig({}),
      now: of.clock.at,
      say: (line) => lines.push(line),
      async withCore(work) {
        const core = await openTestCore(of.database, of.clock);
        try {
          return await work(core);
        } finally {
          await core.close();
        }
      },
    });
  } catch (error) {
    return { out: lines.join("\n"), error: (error as Error).message };
  }
  return { out: lines.join("\n"), error: undefined };
}

async function entries(of: County): Promise<unknown[]> {
  return of.core.store.read
    .selectFrom("entries")
    .select(["device", "n", "header", "body"])
    .orderBy("device")
    .orderBy("n")
    .execute();
}
