import { backup } from "./commands/backup.ts";
import { type Command, CommandError, givenOf, helpOf, UsageError } from "./commands/command.ts";
import { importTexts } from "./commands/import.ts";
import { init } from "./commands/init.ts";
import { invite } from "./commands/invite.ts";
import { members } from "./commands/members.ts";
import { rebuild } from "./commands/rebuild.ts";
import { restore } from "./commands/restore.ts";
import { units } from "./commands/units.ts";
import { verify } from "./commands/verify.ts";
import { ConfigError, readConfig } from "./config.ts";
import { openServerCore } from "./open-server-core.ts";

const COMMANDS: readonly Command[] = [
  init,
  units,
  members,
  invite,
  importTexts,
  verify,
  rebuild,
  backup,
  restore,
];

const FAILED = 1;
const NOT_UNDERSTOOD = 2;

async function main(): Promise<void> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return say(overview());
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) throw new UsageError(`没有“${name}”这个命令。\n\n${overview()}`);
  const given = givenOf(command, args);
  if (given === "help") return say(helpOf(command));
  const config = readConfig(process.env);
  await command.run(given, {
    config,
    now: Date.now(),
    say,
    async withCore(work) {
      const core = await openServerCore(config, () => undefined);
      try {
        return await work(core);
      } finally {
        await core.close();
      }
    },
  });
}

function overview(): string {
  const lines = COMMANDS.map(({ name, about }) => `  ${name.padEnd(9)} ${about}`);
  return [
    "npm run admin -- 命令 [选项]    可以在服务器运行时用",
    "",
    ...lines,
    "",
    "每个命令都有 --help。",
  ].join("\n");
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
