// Makes one script of a page's code, with the same build as the app.
import { build } from "vite";
import { join } from "node:path";
import { oldestBrowsers } from "../../vite.config.ts";

const bench = join(import.meta.dirname, "..");
const made = new Map<string, Promise<string>>();

/** @param entry a file under bench/ @returns the script */
export function bundled(entry: string): Promise<string> {
  const known = made.get(entry) ?? bundle(entry);
  made.set(entry, known);
  return known;
}

async function bundle(entry: string): Promise<string> {
  const output = await build({
    root: bench,
    configFile: false,
    publicDir: false,
    resolve: { alias: { events: join(bench, "peers/events.ts") } },
    logLevel: "warn",
    define: { "process.env.NODE_ENV": JSON.stringify("production"), global: "globalThis" },
    build: {
      write: false,
      target: oldestBrowsers,
      rolldownOptions: { input: join(bench, entry), output: { format: "es", codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(output) ? output : [output];
  const files = outputs.flatMap((each) => ("output" in each ? each.output : []));
  const chunk = files.find((each) => each.type === "chunk");
  const style = files
    .flatMap((each) => (each.type === "asset" && each.fileName.endsWith(".css") ? [each.source] : []))
    .join("\n");
  if (chunk === undefined) throw new Error(`${entry} gave no script.`);
  return style === "" ? chunk.code : `${putInPage(style)}\n${chunk.code}`;
}

function putInPage(style: string): string {
  return `document.head.append(Object.assign(document.createElement("style"), { textContent: ${JSON.stringify(style)} }));`;
}
