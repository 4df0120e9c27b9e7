import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Instant } from "../../domain/ids.ts";
import type { Config } from "../config.ts";
import type { ServerCore } from "../core.ts";

/** One of `npm run admin -- …`. */
export interface Command {
  /** what `--help` says below its first line: usage, options, what happens */
  help: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** @throws CommandError, UsageError in words for whoever ran it */
  run(given: Given, around: Around): Promise<void>;
}

/** What stood behind the command's name. */
export interface Given {
  /** @returns undefined where it was not given. @throws UsageError where it is empty */
  text(option: string): string | undefined;
  /** @throws UsageError where it was not given */
  needed(option: string): string;
  flag(option: string): boolean;
  readonly paths: readonly string[];
}

/** What a command works with. */
export interface Around {
  config: Config;
  now: Instant;
  say: (line: string) => void;
  /** Opens the core, beside a live server if there is one, and closes it again. */
  withCore: <T>(work: (core: ServerCore) => Promise<T>) => Promise<T>;
}

/** It could not be done; nothing was half done. */
export class CommandError extends Error {}
/** It was not understood what to do. */
export class UsageError extends Error {}

export function givenOf(command: Command, args: readonly string[]): Given | "help" {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { positionals } = parsed;
  const values: Readonly<Record<string, unknown>> = parsed.values;
  if (values["help"] === true) return "help";
  const text = (option: string) => {
    const value = values[option];
    if (value === undefined) return undefined;
    if (typeof value !== "string" || value.trim() === "") throw new UsageError(`--${option} 后面要写内容。`);
    return value.trim();
  };
  return {
    text,
    needed(option) {
      const value = text(option);
      if (value === undefined) throw new UsageError(`缺少 --${option}。`);
      return value;
    },
    flag: (option) => values[option] === true,
    paths: positionals,
  };
}

export function helpOf(name: string, about: string, command: Command): string {
  return `npm run admin -- ${name}    ${about}\n\n${command.help.trim()}\n`;
}
