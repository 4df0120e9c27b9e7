import { type EntryId, entryId, type MemberId } from "../domain/ids.ts";
import { memberOf } from "../sync/feed-pages.ts";
import { readFeedChunk } from "../sync/read-answer.ts";
import { wrongInBooks } from "./books.ts";
import type { Browser } from "./browser.ts";
import type { Core, SimServer } from "./sim-server.ts";
import type { Deed } from "./story.ts";

/** What must be true when all faults have healed. @returns what is not, in words */
export async function wrongs(
  server: SimServer,
  browsers: readonly Browser[],
  deeds: readonly Deed[],
): Promise<string[]> {
  return [
    ...(await lostOrDoubled(server, deeds)),
    ...browsers.flatMap((browser) => stillHere(browser, deeds)),
    ...browsers.flatMap((browser) =>
      unfinished(
        browser,
        deeds.some((deed) => deed.erased !== undefined),
      ),
    ),
    ...(await Promise.all(browsers.map((browser) => skipped(server.core!, browser)))).flat(),
    ...(await wrongInBooks(server.core!)),
  ];
}

/** Every entry that was called saved is on the server exactly once; one of which the phone died before it could say, at most once. */
async function lostOrDoubled(server: SimServer, deeds: readonly Deed[]): Promise<string[]> {
  const found = await wordsOn(server);
  return deeds.flatMap(({ words, saved, erased, wiped }) => {
    const places = found.get(words) ?? [];
    if (erased === "perhaps") return [];
    if (erased) return places.length > 0 ? [`${words} was erased and is at ${places.join(" ")}`] : [];
    if (places.length > 1) return [`${words} is there ${places.length} times: ${places.join(" ")}`];
    const must = saved !== undefined && !wiped;
    return places.length === 0 && must ? [`${words} was saved and is not there`] : [];
  });
}

/** The words of deeds that the server has, and where. */
export async function wordsOn({ core }: SimServer): Promise<Map<string, EntryId[]>> {
  const found = new Map<string, EntryId[]>();
  const rows = (await core?.store.read.selectFrom("entries").select(["device", "n", "body"]).execute()) ?? [];
  for (const { device, n, body } of rows) {
    const words = WORDS.exec(body ?? "")?.[0];
    if (words !== undefined) found.set(words, [...(found.get(words) ?? []), entryId(device, n)]);
  }
  return found;
}

const WORDS = /words-\d+-of-[^"]+/;

/** Who wrote what where, on the server. */
export async function endsOf(core: Core): Promise<string[]> {
  const rows = await core.store.read
    .selectFrom("entries")
    .select(["device", "n", "header", "body"])
    .execute();
  return rows.map(({ device, n, header, body }) => `${entryId(device, n)} ${header} ${body}`).sort();
}

/** Words that were erased are on no phone either. */
function stillHere({ name, disk }: Browser, deeds: readonly Deed[]): string[] {
  const texts: string[] = [];
  for (const store of ["pages", "entries"] as const) {
    for (const { value } of disk.stores.get(store)!.values()) texts.push(JSON.stringify(value));
  }
  return deeds
    .filter(({ words, erased }) => erased === "yes" && texts.some((text) => text.includes(`${words}\\"`)))
    .map(({ words }) => `${words} was erased and is still on the phone of ${name}`);
}

function unfinished({ name, tabs }: Browser, erased: boolean): string[] {
  const state = tabs[0]?.phone?.state;
  if (!state) return [`${name} is not open`];
  const wrong: string[] = [];
  if (state.enrolment !== "enrolled") wrong.push(`${name} is ${state.enrolment} (${state.enrolmentReason})`);
  if (state.contact.status !== "good") wrong.push(`${name} has contact ${state.contact.status}`);
  if (state.outbox.waiting > 0) wrong.push(`${name} still has ${state.outbox.waiting} to send`);
  // What refers to an entry that was erased before a restored server heard of it again waits for good.
  const apart = state.outbox.exceptions.filter(({ reason }) => !(erased && reason === "unknown-entry"));
  if (apart.length > 0) wrong.push(`${name} has exceptions ${JSON.stringify(apart)}`);
  return wrong;
}

/** What a phone shows is what stands in the feeds that it follows: nothing is skipped and nothing made up. */
async function skipped(core: Core, browser: Browser): Promise<string[]> {
  const shown = new Set(browser.tabs[0]?.phone?.entries().map(({ id }) => id));
  const published = await publishedTo(core, browser).catch(() => undefined);
  if (!published) return [`${browser.name} may not read his feeds`];
  const missing = [...published].filter((id) => !shown.has(id));
  const own = new Set(ownIds(browser));
  const extra = [...shown].filter((id) => !published.has(id) && !own.has(id));
  return [
    ...(missing.length > 0 ? [`${browser.name} does not show ${missing.join(" ")}`] : []),
    ...(extra.length > 0 ? [`${browser.name} shows ${extra.join(" ")}, which no feed of his has`] : []),
  ];
}

async function publishedTo(core: Core, { token }: Browser): Promise<Set<EntryId>> {
  const ids = new Set<EntryId>();
  const caller = await core.callerOf(token);
  const feeds = await core.store.read.selectFrom("feeds").selectAll().execute();
  for (const { feed, generation, head } of feeds) {
    if (!caller.follows.includes(feed as never)) continue;
    const here = new Map<EntryId, MemberId>();
    for (let page = 0; page * 500 < head; page++) {
      const { json } = await core.feedPage(caller, feed as never, generation, page);
      for (const item of readFeedChunk(json)!.items) {
        if (item[0] === "e" && item[6] !== null) here.set(entryId(item[2], item[3]), memberOf(item));
        if (item[0] !== "left") continue;
        for (const [id, member] of here) if (member === item[1]) here.delete(id);
      }
    }
    for (const id of here.keys()) ids.add(id);
  }
  return ids;
}

/** Own entries are shown from the journal, whether a feed has them or not. */
function ownIds({ disk }: Browser): EntryId[] {
  const rows = disk.stores.get("entries")!.values();
  return [...rows].map(({ key }) => entryId(...(key as [string, number])));
}
