import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { type Config, ConfigError, databaseFile } from "./config.ts";
import { openCore } from "./open-core.ts";

/**
 * The core on the database that the configuration names, with the machine's own clock and chance.
 * @param report told what goes wrong behind the scenes, or should be looked at; holds no words of a person
 * @throws ConfigError where the data folder cannot be used
 */
export function openServerCore(
  config: Config,
  report: (what: string, error?: unknown) => void,
): ReturnType<typeof openCore> {
  prepareDataDir(config.dataDir);
  const database =
    config.databaseUrl === undefined ? { sqlite: databaseFile(config) } : { postgres: config.databaseUrl };
  return openCore({ database, clock: Date.now, random: randomBytes, report });
}

/** Personal data: for whoever runs the server and nobody else. */
function prepareDataDir(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `环境变量 DATA_DIR 的值是“${folder}”，不能用（${code}）。应为：可以读写的文件夹，没有时会新建。`,
    );
  }
}
