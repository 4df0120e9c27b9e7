import type { NewEntry } from "../domain/entry.ts";
import type { EntryId, MemberId } from "../domain/ids.ts";
import { Browser, type Surroundings, type Tab } from "./browser.ts";
import { wordsOn } from "./oracle.ts";
import { MemoryDisk } from "../sync/memory-storage.ts";
import { EnrolledAlready } from "../sync/phone.ts";
import { type StoredCurrent, THE } from "../sync/storage.ts";
import { PEOPLE } from "./people.ts";
import { replayOf } from "./replay.ts";

const MINUTE = 60_000;
const YEAR = 365 * 86_400_000;

/** What somebody did, and what the screen said of it. The words name it: they are looked for in the end. */
export interface Deed {
  words: string;
  browser: Browser;
  /** the screen said 已保存; undefined: the phone died before it could say anything */
  saved?: EntryId;
  /** he had its words erased, and the screen said that this was saved; perhaps: that was lost with a disk */
  erased?: "yes" | "perhaps";
  /** the disk that it was on was wiped before the server had it: it is lost, and nobody says otherwise */
  wiped?: boolean;
}

/** A story is a number of steps; at each the dice say what happens to whom. */
export class Story {
  readonly browsers: Browser[] = [];
  readonly deeds: Deed[] = [];
  readonly #around: Surroundings;
  readonly #pass: (ms: number) => void;
  readonly #backups: string[] = [];
  #restored = false;
  readonly #away = new Set<MemberId>();
  /** A story has wiped phones or a restored server: who loses his phone while the server forgets him needs a new invitation. */
  readonly #wipes: boolean;

  /** @param pass lets time go by */
  constructor(around: Surroundings, pass: (ms: number) => void) {
    this.#around = around;
    this.#pass = pass;
    this.#wipes = around.dice.chance(0.5);
  }

  async tell(steps: number): Promise<void> {
    const { dice, turns } = this.#around;
    for (const person of PEOPLE.slice(0, 2 + dice.below(PEOPLE.length - 1))) {
      const browser = new Browser(person.name, person, this.#around);
      this.browsers.push(browser);
      await this.#openTab(browser);
    }
    for (let step = 0; step < steps; step++) {
      this.#pass(dice.below(3 * MINUTE));
      while (turns.waiting > 0 && dice.chance(0.8)) await turns.goOn((count) => dice.below(count));
      await this.#somethingHappens();
    }
  }

  /** No more faults: everybody is left in peace with the server until all is said and heard. */
  async heal(): Promise<void> {
    const { turns, dice, server, trouble, trace } = this.#around;
    trace("— peace —");
    Object.assign(trouble, { lost: 0, doubled: 0 });
    if (!server.core) await server.start();
    await this.#finish();
    for (const browser of this.browsers) {
      browser.skew = 0;
      browser.kill(false);
    }
    for (let round = 0; round < 3; round++) {
      this.#pass(11 * MINUTE);
      await server.core!.settle();
      for (const browser of dice.shuffled(this.browsers)) {
        await this.#strand(`${browser.name} talks in peace`, async () => {
          if (browser.tabs.length === 0) await openAndEnrol(browser);
          await browser.tabs[0]!.phone!.contact();
        });
        while (turns.waiting > 0) await turns.goOn(() => 0);
      }
    }
  }

  async #somethingHappens(): Promise<void> {
    const { dice } = this.#around;
    const browser = dice.pick(this.browsers);
    const roll = dice.below(100);
    if (roll < 34) await this.#write(browser);
    else if (roll < 66) await this.#contact(browser);
    else if (roll < 72) await this.#openTab(browser);
    else if (roll < 77) await this.#kill(browser);
    else if (roll < 81) this.#setClock(browser);
    else if (roll < 84) this.#clone(browser);
    else if (roll < 86) await this.#wipe(browser);
    else if (roll < 88) await this.#erase(browser);
    else if (roll < 89) await this.#move(browser);
    else if (roll < 93) await this.#replay();
    else if (roll < 97) await this.#server();
    else await this.#settle();
  }

  async #write(browser: Browser): Promise<void> {
    const { dice } = this.#around;
    const tab = this.#someTab(browser);
    if (!tab) return this.#openTab(browser);
    const deeds = Array.from({ length: 1 + dice.below(2) }, (): Deed => {
      const deed: Deed = { words: `words-${this.deeds.length + 1}-of-${browser.name}`, browser };
      this.deeds.push(deed);
      return deed;
    });
    const earlier = this.deeds.filter(
      (one) => one.browser === browser && one.saved !== undefined && !one.wiped,
    );
    const about = dice.chance(0.5) ? earlier.at(-1)?.saved : undefined;
    const entries = deeds.map(({ words }) => entryOf(words, dice.below(3), about));
    await this.#strand(`${browser.name} writes ${deeds.map(({ words }) => words).join(", ")}`, async () => {
      const ids = await tab.phone!.write(entries);
      deeds.forEach((deed, i) => (deed.saved = ids[i]));
    });
  }

  async #contact(browser: Browser): Promise<void> {
    const tab = this.#someTab(browser);
    if (!tab) return this.#openTab(browser);
    await this.#strand(`${browser.name} talks`, () => tab.phone!.contact());
  }

  async #openTab(browser: Browser): Promise<void> {
    if (browser.tabs.length >= 2) return;
    await this.#strand(`${browser.name} opens a tab`, () => openAndEnrol(browser));
  }

  async #kill(browser: Browser): Promise<void> {
    const power = this.#around.dice.chance(0.5);
    this.#around.trace(`${browser.name} ${power ? "loses power" : "is killed"}`);
    browser.kill(power);
    await this.#openTab(browser);
  }

  #setClock(browser: Browser): void {
    const { dice, trace } = this.#around;
    browser.skew = dice.pick([0, 0, YEAR, -YEAR, 20 * MINUTE, -7 * MINUTE, 30_000]);
    trace(`${browser.name} has a clock that is off by ${browser.skew / MINUTE} min`);
  }

  /**
   * The disk of an enrolled phone is copied to another phone, and both go on. Not while there is a copy already that goes under
   * the same name: what three phones all have unsent, two of them may write anew at the same moment.
   */
  #clone(browser: Browser): void {
    const { trace } = this.#around;
    const enrolled = browser.tabs.some(({ phone }) => phone?.state.enrolment === "enrolled");
    if (!enrolled || browser.cookie === undefined || this.browsers.length > 5) return;
    const device = deviceOn(browser);
    if (this.browsers.some((other) => other !== browser && deviceOn(other) === device)) return;
    const twin = new Browser(`${browser.name}'`, browser.person, this.#around);
    twin.disk = browser.disk.copy();
    twin.cookie = browser.cookie;
    trace(`${browser.name} is cloned`);
    this.browsers.push(twin);
  }

  /** The browser's storage is gone, but not its cookie: what the server has comes back without a new invitation. */
  async #wipe(browser: Browser): Promise<void> {
    const enrolled = browser.tabs.some(({ phone }) => phone?.state.enrolment === "enrolled");
    if (!enrolled || browser.cookie === undefined || !this.#wipes) return;
    this.#around.trace(`${browser.name} loses its storage`);
    browser.kill(false);
    browser.disk = new MemoryDisk();
    browser.recovers = true;
    // What the server has by now is looked for in the end; the rest is gone with the disk.
    const there = await wordsOn(this.#around.server);
    for (const deed of this.deeds.filter((one) => one.browser === browser)) {
      if (!there.has(deed.words)) deed.wiped = true;
      if (deed.erased !== undefined) deed.erased = "perhaps";
    }
    await this.#openTab(browser);
  }

  /** A member has the words of one of his entries erased. */
  async #erase(browser: Browser): Promise<void> {
    const tab = this.#someTab(browser);
    const deed = this.deeds.find(
      (one) => one.browser === browser && one.saved !== undefined && !one.erased && !one.wiped,
    );
    if (!tab || !deed) return;
    deed.erased = "perhaps";
    const entry: NewEntry = { kind: "erasure-asked", body: { entries: [deed.saved!] } };
    await this.#strand(`${browser.name} has ${deed.words} erased`, async () => {
      await tab.phone!.write([entry]);
      deed.erased = "yes";
    });
  }

  /**
   * The office moves a member to the other branch or back: the staff whom he leaves forget him. The secretary loses his role or
   * gets it back: without it he may not keep what he read.
   */
  async #move({ person }: Browser): Promise<void> {
    const { server, now, turns, trace } = this.#around;
    const { core } = server;
    if (!core) return;
    const { member, secretary } = person;
    const away = !this.#away.delete(member);
    if (away) this.#away.add(member);
    trace(`${person.name} ${away ? "goes" : "comes back"}`);
    const since = new Date(now() + 8 * 60 * MINUTE).toISOString().slice(0, 10);
    const role = { member, role: "secretary", unit: "branch" } as const;
    const moved = { member, homeBranch: away ? "other" : "branch", hostBranch: null, since };
    const entry: NewEntry = secretary
      ? { kind: away ? "role-ended" : "role-granted", body: role }
      : { kind: "member-moved", body: moved };
    await turns.really(() => core.office.write([entry]));
  }

  /** What was sent once is sent again: whole pushes, and their runs in another order by nobody in particular. */
  async #replay(): Promise<void> {
    const { dice, sent, server, turns, trace } = this.#around;
    if (sent.length === 0 || !server.core) return;
    const { core } = server;
    const texts = dice.chance(0.5)
      ? Array.from({ length: 10 }, () => dice.pick(sent))
      : [replayOf(dice.shuffled(sent).slice(0, 5), dice)];
    trace(`${texts.length} pushes come again`);
    await turns.really(async () => {
      // A signed envelope from long ago is refused for its time: what matters is what its runs do when it is not.
      for (const text of texts) await core.push(text).catch(() => undefined);
    });
  }

  async #server(): Promise<void> {
    const { dice, server, trace } = this.#around;
    if (!server.core) {
      trace("the server comes back");
      await server.start();
    } else if (dice.chance(0.35)) {
      trace("the server is backed up");
      this.#backups.push(server.backup());
    } else if (!this.#wipes && !this.#restored && this.#backups.length > 0 && dice.chance(0.5)) {
      this.#restored = true;
      trace("the server is restored from a backup");
      await server.restore(dice.pick(this.#backups));
    } else {
      trace("the server is killed");
      server.kill();
      if (dice.chance(0.6)) await server.start();
    }
  }

  async #settle(): Promise<void> {
    const { server } = this.#around;
    this.#pass(11 * MINUTE);
    await server.core?.settle();
  }

  #someTab(browser: Browser): Tab | undefined {
    const open = browser.tabs.filter(({ phone }) => phone?.state.device !== undefined);
    return open.length === 0 ? undefined : this.#around.dice.pick(open);
  }

  #strand(what: string, work: () => Promise<void>): Promise<void> {
    const { turns, trace, failed } = this.#around;
    trace(what);
    return turns.begin(() => work().catch((error: unknown) => failed(what, error)));
  }

  async #finish(): Promise<void> {
    const { turns, dice } = this.#around;
    while (turns.waiting > 0) await turns.goOn((count) => dice.below(count));
  }
}

function deviceOn({ disk }: Browser): unknown {
  const current = disk.stores.get("current")!.get(THE)?.value as StoredCurrent | undefined;
  return current?.device;
}

/** Whoever was interrupted before his enrolment was saved begins it again. */
async function openAndEnrol(browser: Browser): Promise<void> {
  const { phone } = await browser.open();
  if (phone!.state.enrolment !== "fresh") return;
  const proof = browser.recovers ? {} : { proof: browser.person.proof };
  await phone!.enrol({ ...proof, consentVersion: 1, label: browser.name }).catch((error: unknown) => {
    // Another tab of this browser was quicker.
    if (!(error instanceof EnrolledAlready)) throw error;
  });
}

function entryOf(words: string, kind: number, about: EntryId | undefined): NewEntry {
  if (about !== undefined && kind === 0) {
    return { kind: "objection-raised", body: { entry: about, words } };
  }
  if (kind === 1) {
    return { kind: "essay-saved", body: { essay: "essay-of-a-story", title: "体会", text: words } };
  }
  return { kind: "study-logged", body: { how: "paper", title: words, day: "2026-03-12", minutes: 45 } };
}
