import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Which files of a browser's profile hold these words, as UTF-8 or as browsers keep their texts, by their path in it. */
export async function filesWith(profile: string, words: string): Promise<string[]> {
  const forms = [Buffer.from(words), Buffer.from(words, "utf16le")];
  const found: string[] = [];
  for (const file of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes && forms.some((form) => bytes.includes(form))) found.push(path.slice(profile.length + 1));
  }
  return found;
}
