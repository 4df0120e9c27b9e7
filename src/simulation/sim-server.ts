import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Instant } from "../domain/ids.ts";
import { openCore } from "../server/open-core.ts";
import type { Dice } from "./dice.ts";

export type Core = Awaited<ReturnType<typeof openCore>>;

/** A folder in memory where there is one: what is simulated is the crash of the process, and files survive that. */
export function simFolder(): string {
  return mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "songxue-simulation-"));
}

/** The real core on a real SQLite file, which can be killed, backed up and restored. */
export class SimServer {
  core: Core | undefined;
  readonly #folder: string;
  readonly #clock: () => Instant;
  readonly #dice: Dice;
  #life = 0;
  #dead: Core[] = [];
  #backups = 0;

  /** @param folder of its own @param from a database to begin with */
  constructor(folder: string, clock: () => Instant, dice: Dice, from?: string) {
    this.#folder = folder;
    this.#clock = clock;
    this.#dice = dice;
    if (from !== undefined) copyDatabase(from, this.#file());
  }

  async start(): Promise<Core> {
    const options = {
      database: { sqlite: this.#file() },
      clock: this.#clock,
      random: (count: number) => this.#dice.bytes(count),
      settleEvery: 0,
    };
    this.core = await openCore(options);
    return this.core;
  }

  /** Dies without a word. The next life finds the files as they were. */
  kill(): void {
    if (!this.core) return;
    this.#dead.push(this.core);
    this.core = undefined;
    const left = this.#file();
    this.#life++;
    copyDatabase(left, this.#file());
  }

  /** @returns the path of a copy, as a backup beside the running server makes it */
  backup(): string {
    const path = join(this.#folder, `backup-${++this.#backups}.sqlite`);
    copyDatabase(this.#file(), path);
    return path;
  }

  /** The server comes back as it was then, and says so by a new epoch. */
  async restore(backup: string): Promise<void> {
    this.kill();
    this.#life++;
    copyDatabase(backup, this.#file());
    const { store } = await this.start();
    const epoch = `restored-${this.#life}`;
    await store.write((tx) =>
      tx.updateTable("server_state").set({ value: epoch }).where("name", "=", "epoch").execute(),
    );
  }

  async end(): Promise<void> {
    for (const core of [...this.#dead, this.core]) await core?.close();
    this.remove();
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get file(): string {
    return this.#file();
  }

  #file(): string {
    return join(this.#folder, `life-${this.#life}.sqlite`);
  }
}

/** Nobody writes at this moment: file and log together are what a reader would see. */
function copyDatabase(from: string, to: string): void {
  for (const suffix of ["", "-wal"]) {
    rmSync(`${to}${suffix}`, { force: true });
    if (existsSync(`${from}${suffix}`)) copyFileSync(`${from}${suffix}`, `${to}${suffix}`);
  }
  rmSync(`${to}-shm`, { force: true });
}
