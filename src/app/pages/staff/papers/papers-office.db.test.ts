import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { hoursPaper } from "../../../../domain/papers/hours.ts";
import { copyPaper, minutesPaper } from "../../../../domain/papers/minutes.ts";
import { signInPaper } from "../../../../domain/papers/sign-in.ts";
import { evening } from "../../../../domain/testing/meeting-evening.ts";
import { papersAsDocx } from "./papers-docx.ts";
import { papersAsXlsx } from "./papers-xlsx.ts";

const PROGRAM = ["/usr/lib/libreoffice/program", "/opt/libreoffice/program"].find((path) =>
  existsSync(join(path, "soffice")),
);
/** LibreOffice comes in parts; without its Calc it opens no workbook. */
const hasPart = (name: string): boolean => PROGRAM !== undefined && existsSync(join(PROGRAM, name));

const source = evening("general-meeting");
const [signIn, minutes, hours] = [signInPaper(source), minutesPaper(source), hoursPaper(source)];

test.skipIf(!hasPart("libswlo.so"))(
  "LibreOffice, if it is there, prints the Word file, a paper a page",
  async () => {
    expect(await pagesOf("papers.docx", papersAsDocx([signIn, minutes, copyPaper(source), hours]))).toBe(4);
  },
  120_000,
);

test.skipIf(!hasPart("libsclo.so"))(
  "LibreOffice, if its Calc is there, opens the workbook, a sheet a page",
  async () => {
    const sheets = [
      ["签到表", signIn],
      ["会议记录", minutes],
      ["学时明细", hours],
    ] as const;
    expect(await pagesOf("papers.xlsx", await papersAsXlsx(sheets))).toBe(3);
  },
  120_000,
);

async function pagesOf(name: string, content: Uint8Array): Promise<number | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "papers-"));
  try {
    await writeFile(join(folder, name), content);
    const args = ["--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, name)];
    await promisify(execFile)(join(PROGRAM!, "soffice"), args, { env: { ...process.env, HOME: folder } });
    const pdf = await readFile(join(folder, "papers.pdf"), "latin1");
    return pdf.match(/\/Type\s*\/Page\b/g)?.length;
  } finally {
    await rm(folder, { recursive: true });
  }
}
