// `npm run check`: what can be told in under a minute, before a commit.
import { format, lint, runSteps, types, unit } from "./steps.ts";

await runSteps([format, lint, types, unit]);
