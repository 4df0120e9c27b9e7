// The pages that do the work in the browser: each an empty page with one script, served by the server that it talks to.
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { FastifyInstance } from "fastify";
import { bundled } from "./bundle.ts";

/** Puts the scripts of these files (under bench/) and a page for each into the folder. */
export async function makePages(folder: string, files: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    const name = pageName(file);
    await writeFile(join(folder, `${name}.js`), await bundled(file));
    await writeFile(
      join(folder, `${name}.html`),
      `<!doctype html><meta charset="utf-8"><title>${name}</title><script type="module" src="/bench/${name}.js"></script>`,
    );
  }
}

/** @param file "floors/write.page.ts" @returns where its page is: "/bench/write.page.html" has the name "write.page" */
export function pageName(file: string): string {
  return file.replaceAll("/", "-").replace(/\.ts$/, "");
}

/** Serves them at /bench/. @param folder that `makePages` filled */
export function servePages(app: FastifyInstance, folder: string): void {
  app.get<{ Params: { file: string } }>("/bench/:file", (request, reply) => {
    const file = basename(request.params.file);
    const type = file.endsWith(".js") ? "text/javascript" : "text/html";
    return reply.type(`${type}; charset=utf-8`).send(readFileSync(join(folder, file)));
  });
}
