import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const PROGRAM = ["/usr/lib/libreoffice/program", "/opt/libreoffice/program"].find((path) =>
  existsSync(join(path, "soffice")),
);

/** LibreOffice comes in parts: without `libswlo.so` it opens no Word file, without `libsclo.so` no workbook. */
export function hasPart(name: "libswlo.so" | "libsclo.so"): boolean {
  return PROGRAM !== undefined && existsSync(join(PROGRAM, name));
}

/** @param files by name @returns of each how many pages it has as PDF */
export async function pagesOf(
  files: Record<string, Uint8Array>,
): Promise<Record<string, number | undefined>> {
  const folder = await mkdtemp(join(tmpdir(), "papers-"));
  try {
    const paths = Object.keys(files).map((name) => join(folder, name));
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const args = ["--headless", "--convert-to", "pdf", "--outdir", folder, ...paths];
    await promisify(execFile)(join(PROGRAM!, "soffice"), args, { env: { ...process.env, HOME: folder } });
    const pages: Record<string, number | undefined> = {};
    for (const name of Object.keys(files)) {
      const pdf = await readFile(join(folder, name.replace(/\.\w+$/, ".pdf")), "latin1");
      pages[name] = pdf.match(/\/Type\s*\/Page\b/g)?.length;
    }
    return pages;
  } finally {
    await rm(folder, { recursive: true });
  }
}
