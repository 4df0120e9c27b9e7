// `npm run unit -- src/domain` runs the tests of a folder in Node; with `--project browser`, in Chromium;
// with `--project db`, on the databases.
import { ensureChromium } from "./chromium-install.ts";
import { runTool } from "./tool.ts";

const args = process.argv.slice(2);
const named = args.some((arg) => arg.startsWith("--project"));
if (args.join(" ").includes("browser") && !ensureChromium()) process.exit(1);
process.exitCode = await runTool("vitest", ["run", ...(named ? [] : ["--project", "node"]), ...args]);
