import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { InvitationLookAnswer } from "../../protocol/invitation.ts";
import { COMMANDS } from "./all.ts";
import { givenOf, helpOf } from "./command.ts";
import { proofOf } from "../http/testing/county.ts";
import { type Ended, run, type Running, startServer } from "./testing/process.ts";

vi.setConfig({ hookTimeout: 60_000 });

let folder = "";
let server: Running;
const dataDir = () => join(folder, "data");
const env = () => ({ DATA_DIR: dataDir(), PUBLIC_URL: "https://songxue.example.cn" });
const admin = (...args: string[]): Promise<Ended> => run("admin.ts", args, env());

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function look(code: string): Promise<InvitationLookAnswer> {
  const answer = await fetch(`${server.url}/api/invitations/look`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ proof: proofOf(code) }),
  });
  return (await answer.json()) as InvitationLookAnswer;
}

function codeIn(out: string): string {
  const code = /(\d{4})-(\d{4})-(\d{4})/.exec(out)!.slice(1).join("");
  expect(out).toContain(`https://songxue.example.cn/#/enrol/${code}`);
  return code;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "songxue-admin-"));
  server = await startServer(["--empty"], { DATA_DIR: dataDir() });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe("npm run admin, beside a live server", { timeout: 60_000 }, () => {
  test("an empty server says what to do next", async () => {
    await expect.poll(() => server.printed(), { timeout: 30_000 }).toContain("npm run admin -- init");
  });

  test("init names unit, office and campaign and invites the first person", async () => {
    const done = await admin(
      "init",
      "--unit",
      "云岭县",
      "--campaign",
      "学习实践活动",
      "--from",
      "2026-03-01",
      "--to",
      "2026-08-31",
      "--person",
      "王芳",
    );
    expect(done).toMatchObject({ code: 0, err: "" });
    expect(done.out).toMatch(/云岭县.*学习实践活动办公室.*2026-03-01 至 2026-08-31/);
    expect(done.out).toMatch(/█.*\n.*█/);
    expect(await look(codeIn(done.out))).toMatchObject({
      state: "good",
      name: "王芳",
      branch: "机关党支部",
      campaign: "学习实践活动",
      office: "学习实践活动办公室",
    });
  });

  test("init a second time does nothing, and says so", async () => {
    const again = await admin(
      "init",
      "--unit",
      "别县",
      "--campaign",
      "别的",
      "--from",
      "2026-03-01",
      "--to",
      "2026-08-31",
      "--person",
      "某",
    );
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/什么也没有改/);
  });

  test("units and members: all checked first, and a second run changes nothing", async () => {
    const units = file(
      "units.csv",
      "名称,上级,层级\n清溪镇,,乡镇\n柳湾村党支部,清溪镇,\n竹坪村党支部,清溪镇,支部",
    );
    expect(await admin("units", units)).toMatchObject({
      code: 0,
      out: "导入完成：新加 3 个，更正 0 个，没有变 0 个。\n",
    });
    expect((await admin("units", units)).out).toContain("新加 0 个，更正 0 个，没有变 3 个");

    const wrong = await admin(
      "members",
      file("wrong.csv", "姓名,支部,状态\n张三,柳湾村党支部,正式\n李四,柳湾村党支部,在册"),
    );
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/一条也没有导入[\s\S]*第 3 行“状态”（C 列）：不认识“在册”/);

    const roster = file(
      "roster.csv",
      Buffer.from(
        "\uFEFF姓名,支部,状态,证件后四位,民族\n张三,柳湾村,正式,1234,汉\n张三,柳湾村,正式,5678,汉\n李四,竹坪村,预备,,",
      ),
    );
    expect((await admin("members", roster, "--check")).out).toContain("导入的话：新加 3 人");
    expect((await admin("members", roster)).out).toMatch(/新加 3 人，更正 0 人.*\n没有导入的列：民族。/);
    expect((await admin("members", roster)).out).toContain("新加 0 人，更正 0 人，转移 0 人，没有变 3 人");
    const later = file("later.csv", "姓名,支部,状态,证件后四位\n张三,竹坪村,正式,5678\n李四,竹坪村,正式,");
    expect((await admin("members", later)).out).toContain("新加 0 人，更正 1 人，转移 1 人，没有变 0 人");
  });

  test("invite asks who is meant where two share a name, and can give a role", async () => {
    const who = await admin("invite", "张三");
    expect(who.code).toBe(1);
    expect(who.err).toMatch(/有 2 位张三[\s\S]*柳湾村党支部.*标识 1234[\s\S]*竹坪村党支部.*标识 5678/);
    const done = await admin("invite", "张三", "--key", "1234", "--role", "secretary");
    expect(done.out).toContain("张三现在是柳湾村党支部的支部书记。");
    expect(await look(codeIn(done.out))).toMatchObject({
      state: "good",
      name: "张三",
      branch: "柳湾村党支部",
    });
    const again = await admin("invite", "张三", "--branch", "柳湾村", "--role", "支部书记");
    expect(again.out).toContain("本来就是");
  });

  test("import keeps what is sound, names what is not, and ends with an error then", async () => {
    const sound = file(
      "讲话.txt",
      "在学习动员会上的讲话\n\n　　同志们，今天的会议很重要。我们要把学习放在心上。\n",
    );
    const done = await admin("import", sound);
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain("导入 1 篇，已有 0 篇，未导入 0 个文件。");
    const mixed = await admin("import", sound, file("坏.txt", Buffer.from([0xff, 0xff, 0x00])));
    expect(mixed.code).toBe(1);
    expect(mixed.out).toMatch(/坏\.txt[\s\S]*导入 0 篇，已有 1 篇，未导入 1 个文件/);
  });

  test("erase says what it would do, does it with --yes, and ends with an error where nothing was done", async () => {
    const who = await admin("erase", "张三", "--reason", "本人书面要求", "--withdraw", "--yes");
    expect([who.code, who.err]).toEqual([1, expect.stringContaining("有 2 位张三")]);
    const args = ["erase", "张三", "--key", "5678", "--reason", "本人书面要求", "--withdraw"];
    const asked = await admin(...args);
    expect([asked.code, asked.err]).toEqual([1, expect.stringContaining("还什么也没有做")]);
    expect(asked.out).toMatch(/张三（竹坪村党支部.*标识 5678）：[\s\S]*撤回他的同意/);
    const done = await admin(...args, "--yes");
    expect([done.code, done.out]).toEqual([0, expect.stringContaining("已做")]);
    const again = await admin(...args, "--yes");
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("什么也没有做")]);
    const gone = await admin("erase", "--gone-for", "365", "--reason", "满一年清理", "--yes");
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining("什么也没有做")]);
  });

  test("verify finds all sound, rebuild changes nothing that it finds", async () => {
    expect(await admin("verify")).toMatchObject({ code: 0, out: expect.stringContaining("都对") as string });
    expect(await admin("rebuild")).toMatchObject({
      code: 0,
      out: expect.stringContaining("已重新算出") as string,
    });
    expect(await admin("verify")).toMatchObject({ code: 0 });
  });

  test("--help tells what a command does, and does nothing", async () => {
    const help = await run("admin.ts", ["members", "--help"], { DATA_DIR: join(folder, "untouched") });
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(folder)).not.toContain("untouched");
    for (const [name, { about, load }] of Object.entries(COMMANDS)) {
      const command = await load();
      expect(givenOf(command, ["--help"])).toBe("help");
      expect(helpOf(name, about, command)).toMatch(
        new RegExp(`^npm run admin -- ${name} .*\n\n用法[\\s\\S]*做了什么`),
      );
      if (name === "members") expect(help.out).toBe(`${helpOf(name, about, command)}\n`);
    }
  });

  test("what is not understood ends with 2, and says how it is used", async () => {
    for (const args of [["nope"], ["invite"], ["verify", "--nope"]]) {
      const ended = await admin(...args);
      expect(ended.code).toBe(2);
      expect(ended.err).toContain("--help");
    }
  });
});

describe("backup and restore", { timeout: 60_000 }, () => {
  const backups = () => join(folder, "backups");
  const backup = () => join(backups(), readdirSync(backups())[0]!);
  const epoch = () => {
    const database = new Database(join(dataDir(), "songxue.sqlite"), { readonly: true });
    const row = database.prepare("select value from server_state where name = 'epoch'").get() as {
      value: string;
    };
    database.close();
    return row.value;
  };

  test("a backup is taken beside a live server, one whole file for its owner's eyes", async () => {
    const done = await admin("backup", backups());
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toMatch(/已备份到 .*songxue-\d{8}-\d{6}\.sqlite（.* MB），核对无误。/);
    expect(readdirSync(backups())).toHaveLength(1);
    const over = await admin("backup", backup());
    expect([over.code, over.err]).toEqual([1, expect.stringContaining("没有覆盖")]);
  });

  test("restore does nothing while the server runs, nor with a file that is no backup", async () => {
    const live = await admin("restore", backup());
    expect([live.code, live.err]).toEqual([1, expect.stringContaining("服务器还在运行")]);
    expect(await server.stop()).toBe(0);
    const before = epoch();
    for (const bad of [file("text.sqlite", "not a database"), file("empty.sqlite", "")]) {
      const refused = await admin("restore", bad);
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("什么也没有动")]);
    }
    expect(epoch()).toBe(before);
  });

  test("restore brings back what was, with a new epoch, and keeps what it replaced", async () => {
    const before = epoch();
    expect((await admin("members", file("new.csv", "姓名,支部\n赵新,竹坪村"))).code).toBe(0);
    const done = await admin("restore", backup());
    expect(done).toMatchObject({ code: 0 });
    expect(epoch()).not.toBe(before);
    expect((await admin("invite", "赵新")).err).toContain("没有找到赵新");
    expect((await admin("verify")).code).toBe(0);
    const aside = readdirSync(dataDir()).find((name) => name.startsWith("before-restore-"))!;
    expect(readdirSync(join(dataDir(), aside))).toContain("songxue.sqlite");

    server = await startServer(["--empty"], { DATA_DIR: dataDir() });
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  test("security 12: verify names the row that somebody edited by hand", async () => {
    const database = new Database(join(dataDir(), "songxue.sqlite"));
    const changed = database
      .prepare("update entries set body = replace(body, '李四', '李五') where body like '%李四%'")
      .run();
    database.close();
    expect(changed.changes).toBeGreaterThan(0);
    const found = await admin("verify");
    expect(found.code).toBe(1);
    expect(found.err).toMatch(/被动过：表 entries，行 \S+/);
  });
});
