import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BEGUN, unpack } from "./apart/frame.ts";
import { ImportRefusal } from "./decode.ts";
import type { ImportedText } from "./finish.ts";

export interface Limits {
  /** after which the reader is ended */
  ms: number;
  /** of the reader's heap */
  megabytes: number;
}

const LIMITS: Limits = { ms: 120_000, megabytes: 512 };
const LONGEST_ANSWER = 64_000_000;
const root = realpathSync(fileURLToPath(new URL("../../..", import.meta.url)));
/** The program's own code: all that the reader may open. It gets the file itself through a pipe. */
const READABLE = ["package.json", "node_modules", "src/server/import", "src/protocol", "src/domain"];

/**
 * Reads a file that strangers wrote in a process of its own: it can open no file but the program's code, write none, start
 * nothing, reach no network, know no secret of the environment, and is ended when it takes too long or too much. Whatever
 * becomes of it, the file is imported whole or not at all.
 * @throws ImportRefusal; Error: the reader cannot be started at all, which is no fault of the file
 */
export async function readApart(
  fileName: string,
  bytes: Uint8Array,
  internalAllowed: boolean,
  limits: Limits = LIMITS,
): Promise<ImportedText> {
  const { hasBegun, answer, code, isLate } = await run(fileName, bytes, internalAllowed, limits);
  if (isLate)
    throw new ImportRefusal(
      fileName,
      `读了 ${Math.ceil(limits.ms / 1000)} 秒还没读完，停下了，没有导入。请把文字复制到新文件里，或分成几个文件再导入。`,
    );
  if (!hasBegun) throw new Error(`the reader of files does not start: it ended with ${code}`);
  if (code === 3)
    throw new ImportRefusal(fileName, "里面的内容一层套一层，读不下去。请把文字复制到新文件里再导入。");
  if (code !== 0)
    throw new ImportRefusal(
      fileName,
      "读的时候内存不够或出了错，没有导入。文件可能坏了：请用原来的程序打开，另存一份再导入。",
    );
  let outcome: ReturnType<typeof unpack>;
  try {
    outcome = unpack(answer);
  } catch {
    throw new ImportRefusal(fileName, "读出来的内容不对，没有导入。请用原来的程序另存一份再导入。");
  }
  if ("refusal" in outcome) throw new ImportRefusal(fileName, outcome.refusal, outcome.isInternal);
  return outcome;
}

/** What the reader is started with. */
export function rightsOf({ megabytes }: Limits): string[] {
  return [
    "--permission",
    ...READABLE.map((path) => join(root, path))
      // A folder of packages may be a link to another.
      .flatMap((path) => [path, realpathSync(path)])
      .map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${megabytes}`,
    "--no-warnings",
  ];
}

interface Run {
  hasBegun: boolean;
  answer: Buffer;
  code: number | null;
  isLate: boolean;
}

function run(fileName: string, bytes: Uint8Array, internalAllowed: boolean, limits: Limits): Promise<Run> {
  const reader = spawn(
    process.execPath,
    [
      ...rightsOf(limits),
      join(root, "src/server/import/apart/read-one.ts"),
      fileName,
      internalAllowed ? "internal" : "",
    ],
    // Its error output may hold words of the file: it goes nowhere.
    { cwd: root, env: {}, stdio: ["pipe", "pipe", "ignore"] },
  );
  letOthersFirst(reader.pid);
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reader.kill("SIGKILL");
    }, limits.ms);
    reader.stdout.on("data", (piece: Buffer) => {
      length += piece.length;
      if (length > LONGEST_ANSWER) reader.kill("SIGKILL");
      else pieces.push(piece);
    });
    // It may end before it has read all: then how it ended says why.
    reader.stdin.on("error", () => undefined);
    reader.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    reader.on("close", (code) => {
      clearTimeout(timer);
      const said = Buffer.concat(pieces);
      const hasBegun = said[0] === BEGUN;
      resolve({ hasBegun, answer: said.subarray(1), code, isLate });
    });
    reader.stdin.end(bytes);
  });
}

/** Phones that want an answer go before a book that is being read. */
function letOthersFirst(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system does not let us.
  }
}
