// Forty people, their phones and their clocks.
import { type Browser, expect, type Page } from "@playwright/test";
import { checkDigit } from "../../src/domain/check-digit.ts";
import { dayOf, startOfDay } from "../../src/domain/day.ts";
import { dayWords, timeWords, weekdayWords } from "../../src/domain/day-words.ts";
import type { NewEntry } from "../../src/domain/entry.ts";
import { finish, type NodePhone, nodePhone } from "../faults/testing/node-phone.ts";
import { setSkew, withWrongClock } from "../faults/testing/wrong-clock.ts";
import { callServer, enrol, goTab, keptForOffline, type Person, person, tap } from "../testing/person.ts";
import type { TestServer } from "../testing/server.ts";
import { FORTY, foundForty, hasBrowser, hasPhone, HOME, type Way } from "./cast.ts";
import { typeTheCode } from "./deeds.ts";
import { MEETING } from "./expected.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const YEAR = 365 * DAY;

/** Clocks that go wrong; whoever is not named has a right one. */
const SKEW: Partial<Record<Way, number>> = {
  "has a clock ten minutes fast": 10 * MINUTE,
  "has a clock ten minutes slow": -10 * MINUTE,
};
export const HOME_FIRST = ["is told the code by telephone", "has a clock a year ahead"] as const;
const HOME_LATER = [
  "has a clock ten minutes fast",
  "has a clock ten minutes slow",
  "is a guest of another branch",
  "mistypes first",
] as const;
const NODE_SKEWS = [0, 7 * MINUTE, -4 * MINUTE, 10 * MINUTE, -10 * MINUTE];

/** Those of the evening with what they hold in their hands. */
export class Evening {
  /** when the codes were typed: the first and the last, by the right time */
  private typed: readonly [number, number] = [0, 0];
  private typedLate: readonly [number, number] = [0, 0];
  private readonly members = new Map<string, string>();
  private readonly server: TestServer;
  private readonly screens = new Map<string, Person>();
  private readonly phones = new Map<string, NodePhone>();
  /** all clocks of the story: it begins at eight in the evening, whenever it is told */
  private aheadMs = untilEight();
  private readonly day = dayOf(Date.now() + this.aheadMs);
  private meeting = "";

  constructor(server: TestServer) {
    this.server = server;
  }

  at(way: Way): Person {
    const { name } = FORTY.find((one) => one.way === way)!;
    return this.screens.get(name)!;
  }

  phoneOf(name: string): NodePhone {
    return this.phones.get(name)!;
  }

  memberOf(way: Way): string {
    return this.members.get(FORTY.find((one) => one.way === way)!.name)!;
  }

  /** YYYY-MM-DD */
  get today(): string {
    return this.day;
  }

  /** As the papers say it. */
  when(): string {
    return `${this.day.slice(0, 4)}年${dayWords(this.day)} ${weekdayWords(this.day)} 晚上7:30`;
  }

  /** The minutes, as a right clock has them, in which he can have typed. */
  timesOf(way: Way): string[] {
    const [first, last] = way === "types a forwarded code when all is over" ? this.typedLate : this.typed;
    const minutes = Math.floor(last / MINUTE) - Math.floor(first / MINUTE);
    return Array.from({ length: minutes + 1 }, (_, i) => timeWords(first + i * MINUTE));
  }

  troubles(): string[] {
    return [...this.screens.values()].flatMap(({ troubles }) => troubles);
  }

  phonesOf(...ways: Way[]): NodePhone[] {
    return FORTY.filter(({ way }) => ways.includes(way)).map(({ name }) => this.phoneOf(name));
  }

  /** Each opens the invitation on a phone of his own. */
  async invite(browser: Browser): Promise<void> {
    await this.server.moveClock(this.aheadMs);
    const guests = await foundForty(this.server);
    for (const { name, member } of guests) this.members.set(name, member);
    await Promise.all([
      byThrees(guests, async ({ name, link }, i) => {
        const way = FORTY[i]?.way;
        if (way === undefined || !hasBrowser(way)) return;
        const context = await browser.newContext();
        await withWrongClock(context);
        if (way === "holds up the code of a phone in 长辈版") await context.addInitScript(wearElder);
        const one = await person(context);
        this.screens.set(name, one);
        await one.page.goto(this.server.url);
        await turnClock(one.page, (SKEW[way] ?? 0) + this.aheadMs);
        await enrol(one, link);
        await tap(one.page, "以后再说|进入首页");
        // Who takes the train before all pages are there has none.
        await goTab(one.page, "记录");
        await keptForOffline(one, way === "organises" ? "staff" : undefined);
      }),
      ...guests.map(async (guest, i) => {
        const way = FORTY[i]?.way;
        if (way !== undefined && !hasPhone(way)) return;
        const skew = NODE_SKEWS[i % NODE_SKEWS.length]!;
        const phone = await nodePhone(guest, this.server.url, () => Date.now() + skew + this.aheadMs);
        this.phones.set(guest.name, phone);
        await finish(phone);
      }),
    ]);
  }

  /** By its next call; who does not call until he is in the hall knows of no meeting. */
  async hearOfTheMeeting(): Promise<void> {
    const knowing = FORTY.filter(({ way }) => !/does not know|mistypes/.test(way));
    await byThrees(knowing, async ({ name, way }) => {
      const screen = this.screens.get(name);
      if (!screen || way === "organises") return;
      await callServer(screen.page);
      await goTab(screen.page, "记录");
      await expect(screen.page.getByRole("link", { name: MEETING })).toBeVisible();
    });
    await Promise.all(knowing.flatMap(({ name }) => this.phones.get(name) ?? []).map(finish));
    const planned = this.phonesOf("types")[0]!
      .phone.entries()
      .find(({ kind }) => kind === "meeting-planned");
    this.meeting = (planned!.body as { meeting: string }).meeting;
    for (const away of this.phonesOf("asked for leave")) {
      await away.phone.write([{ kind: "leave-asked", body: { meeting: this.meeting, why: "夜班" } }]);
      await finish(away);
    }
    await callServer(this.at("organises").page);
  }

  async loseTheSignal(): Promise<void> {
    for (const { context } of this.screens.values()) await context.setOffline(true);
    // The worst that a clock does: it jumps when nobody is there to set it right.
    await turnClock(this.at("has a clock a year ahead").page, YEAR + this.aheadMs);
  }

  async checkIn(digits: string): Promise<void> {
    const began = Date.now() + this.aheadMs;
    for (const way of [...HOME_FIRST, ...HOME_LATER])
      await typeTheCode(this.at(way).page, digits, {
        remote: way === "is told the code by telephone",
        slip: way === "mistypes first",
      });
    for (const one of FORTY.filter(({ way }) => /^types|^guesses/.test(way) && !hasBrowser(way))) {
      const known = one.way.includes("does not know") ? {} : { meeting: this.meeting };
      const code = one.way === "guesses from afar" ? guessed(digits) : digits;
      const remote = one.way.includes("from afar") ? { remote: true } : {};
      const claim: NewEntry = {
        kind: "attendance-claimed",
        body: { ...known, branch: HOME, code, ...remote },
      };
      await this.phoneOf(one.name).phone.write([claim]);
    }
    this.typed = [began, Date.now() + this.aheadMs];
  }

  /** He has not been there, and his phone has heard the server since it was over. */
  async checkInLate(digits: string): Promise<void> {
    const { page, context } = this.at("types a forwarded code when all is over");
    await context.setOffline(false);
    await callServer(page);
    // That it was over is what he has heard.
    await goTab(page, "记录");
    await expect(page.getByRole("link", { name: MEETING })).toContainText("没有签到记录");
    const began = Date.now() + this.aheadMs;
    await typeTheCode(page, digits);
    this.typedLate = [began, Date.now() + this.aheadMs];
    await callServer(page);
  }

  /** They have a network again, and call. Who is not heard of never does. */
  async comeHome(which: "first half" | "second half"): Promise<void> {
    const isFirst = which === "first half";
    const phones = FORTY.filter(({ way }) => way !== "types, and is not heard of").flatMap(
      ({ name }) => this.phones.get(name) ?? [],
    );
    await Promise.all(phones.filter((_, i) => (i % 2 === 0) === isFirst).map(finish));
    for (const way of isFirst ? HOME_FIRST : HOME_LATER) {
      await this.at(way).context.setOffline(false);
      await callServer(this.at(way).page);
    }
  }

  /** It is later, for everybody: how wrong a clock is does not change by that. */
  async moveClock(ms: number): Promise<void> {
    this.aheadMs += ms;
    await this.server.moveClock(ms);
    for (const { name, way } of FORTY) {
      const screen = this.screens.get(name);
      const own = way === "has a clock a year ahead" ? YEAR : (SKEW[way] ?? 0);
      if (screen) await turnClock(screen.page, own + this.aheadMs);
    }
  }

  async end(): Promise<void> {
    for (const { context } of this.screens.values()) await context.close();
  }
}

/** The page looks at its clock when it is shown again. */
async function turnClock(page: Page, aheadMs: number): Promise<void> {
  await setSkew(page, aheadMs);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow")));
}

function wearElder(): void {
  if (location.protocol !== "http:") return;
  localStorage.setItem("songxue display", JSON.stringify({ elder: true, size: 22, justify: false }));
}

/** Seven digits whose check digit is right, and which were on nobody's screen. */
function guessed(digits: string): string {
  const others = digits.slice(0, 6).replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
  return others + checkDigit(others);
}

/** ms until it is 20:00 in Shanghai next */
function untilEight(): number {
  const eight = startOfDay(dayOf(Date.now())) + 20 * 60 * MINUTE;
  return eight - Date.now() + (eight < Date.now() ? DAY : 0);
}

/** Three at a time: a machine with two cores opens no nine browsers at once. */
async function byThrees<T>(all: readonly T[], work: (one: T, i: number) => Promise<void>): Promise<void> {
  const waiting = all.map((one, i) => [one, i] as const);
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(...next);
  };
  await Promise.all([lane(), lane(), lane()]);
}
