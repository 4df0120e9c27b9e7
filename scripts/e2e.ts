// `npm run e2e` runs all of e2e/ on the app as built; `npm run e2e -- e2e/notes.test.ts` one file.
import { ensureChromium } from "./chromium-install.ts";
import { runTool } from "./tool.ts";

if (!ensureChromium()) process.exit(1);
process.exitCode = await runTool("playwright", ["test", ...process.argv.slice(2)]);
