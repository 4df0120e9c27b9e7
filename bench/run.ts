// `npm run bench` measures all; `npm run bench -- write reconnect` some. A bench is not a test: nothing fails for being slow.
import { coldStart } from "./benches/cold-start.ts";
import { form } from "./benches/form.ts";
import { handOver } from "./benches/hand-over.ts";
import { lighthouseScores } from "./benches/lighthouse.ts";
import { newPhone } from "./benches/new-phone.ts";
import { openText } from "./benches/open-text.ts";
import { packs } from "./benches/packs.ts";
import { reconnect, reconnectSlow, wire } from "./benches/reconnect.ts";
import { search } from "./benches/search.ts";
import { storm } from "./benches/storm.ts";
import { typing } from "./benches/typing.ts";
import { warmStart } from "./benches/warm-start.ts";
import { weight } from "./benches/weight.ts";
import { write } from "./benches/write.ts";
import { showLine, type Result } from "./harness/report.ts";

const benches: Record<string, () => Promise<Result>> = {
  "cold-start": coldStart,
  "warm-start": warmStart,
  weight,
  write,
  reconnect,
  "reconnect-slow": reconnectSlow,
  wire,
  "new-phone": newPhone,
  storm,
  "open-text": openText,
  search,
  form,
  typing,
  packs,
  "hand-over": handOver,
  lighthouse: lighthouseScores,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `There is no bench “${unknown.join("”, “")}”. There are: ${Object.keys(benches).join(", ")}.`,
  );
  process.exit(2);
}

for (const name of asked.length === 0 ? Object.keys(benches) : asked) {
  const begun = performance.now();
  try {
    const { lines, raw } = await benches[name]!();
    for (const line of lines) console.log(showLine(line));
    for (const row of raw) console.log(`    ${row}`);
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    process.exitCode = 1;
  }
  console.log(`    (${name} took ${((performance.now() - begun) / 1_000).toFixed(0)} s)\n`);
}
