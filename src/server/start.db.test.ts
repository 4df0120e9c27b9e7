import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run, startServer } from "./commands/testing/process.ts";

/** However busy the machine is. */
const SOON = { timeout: 30_000 };

vi.setConfig({ hookTimeout: 60_000 });

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "songxue-start-"))));
afterAll(() => rmSync(folder, { recursive: true }));

describe("npm start", { timeout: 60_000 }, () => {
  test("first run: an invented county, and one link each for five people; the second run keeps it", async () => {
    const env = { DATA_DIR: join(folder, "demo") };
    const first = await startServer([], env);
    await expect.poll(() => first.printed().match(/#\/enrol\/\d{12}/g)?.length, SOON).toBe(5);
    expect(first.printed()).toContain(`${first.url}/#/enrol/`);
    expect(await first.stop("SIGINT")).toBe(0);
    const second = await startServer([], env);
    await expect.poll(() => second.printed(), SOON).toContain("npm run admin -- invite");
    expect(second.printed()).not.toContain("#/enrol/");
    expect(await second.stop()).toBe(0);
  });

  test("asked to stop, it finishes what is under way, takes nothing new, and ends with 0", async () => {
    const server = await startServer(["--empty"], { DATA_DIR: join(folder, "stop") });
    const port = Number(new URL(server.url).port);
    const body = `${JSON.stringify({ protocol: 1, device: null, now: 0, epoch: null, cursors: [], runs: 0 })}\n\n`;
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    let answer = "";
    socket.on("data", (text: string) => (answer += text));
    socket.write(
      "POST /api/push HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-songxue-push\r\n" +
        `content-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
    );
    // The server has begun to read: it says so.
    await expect.poll(() => answer, SOON).toContain("100 Continue");
    const stopped = server.stop();
    await expect.poll(() => refuses(port), SOON).toBe(true);
    socket.write(body);
    await once(socket, "close");
    expect(answer).toMatch(/HTTP\/1\.1 200 OK[\s\S]*"receipts":\[\]/);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(await stopped).toBe(0);
  });

  test("a setting that cannot be used is named, with its value and what is expected", async () => {
    const ended = await run("start.ts", [], { DATA_DIR: join(folder, "never"), PORT: "http" });
    expect([ended.code, ended.err]).toEqual([
      1,
      "环境变量 PORT 的值是“http”，不能用。应为：0 到 65535 的整数，例如 8080。\n",
    ]);
  });

  test("so is a data folder that is none", async () => {
    const path = join(folder, "a-file");
    writeFileSync(path, "");
    const ended = await run("start.ts", [], { DATA_DIR: path });
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining(`DATA_DIR 的值是“${path}”`)]);
  });

  test("so is a port that somebody else has", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const ended = await run("start.ts", ["--empty"], { PORT: String(port), DATA_DIR: join(folder, "port") });
    other.close();
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining(`端口 ${port} 已被别的程序占用`)]);
  });
});

async function refuses(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  return new Promise((resolve) => {
    socket
      .on("error", () => resolve(true))
      .on("connect", () => {
        socket.destroy();
        resolve(false);
      });
  });
}
