import { COMMANDS, overview } from "./commands/all.ts";
import { CommandError, givenOf, helpOf, UsageError } from "./commands/command.ts";
import { ConfigError, readConfig } from "./config.ts";

const FAILED = 1;
const NOT_UNDERSTOOD = 2;

async function main(): Promise<void> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return say(overview());
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (known === undefined) throw new UsageError(`没有“${name}”这个命令。\n\n${overview()}`);
  const command = await known.load();
  const given = givenOf(command, args);
  if (given === "help") return say(helpOf(name, known.about, command));
  const config = readConfig(process.env);
  await command.run(given, {
    config,
    now: Date.now(),
    say,
    async withCore(work) {
      const { openServerCore } = await import("./open-server-core.ts");
      const core = await openServerCore(config, () => undefined);
      try {
        return await work(core);
      } finally {
        await core.close();
      }
    },
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await main();
} catch (error) {
  const expected =
    error instanceof CommandError || error instanceof UsageError || error instanceof ConfigError;
  process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
  if (error instanceof UsageError) process.stderr.write("用 --help 看用法。\n");
  process.exitCode = error instanceof UsageError ? NOT_UNDERSTOOD : FAILED;
}
