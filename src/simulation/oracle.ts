import { type EntryId, entryId } from "../domain/ids.ts";
import { readFeedChunk } from "../sync/read-answer.ts";
import type { Browser } from "./browser.ts";
import type { Core } from "./sim-server.ts";
import type { Deed } from "./story.ts";

/** What must be true when all faults have healed. @returns what is not, in words */
export async function wrongs(
  core: Core,
  browsers: readonly Browser[],
  deeds: readonly Deed[],
): Promise<string[]> {
  return [
    ...(await lostOrDoubled(core, deeds)),
    ...browsers.flatMap(unfinished),
    ...(await Promise.all(browsers.map((browser) => skipped(core, browser)))).flat(),
  ];
}

/** Every entry that was called saved is on the server exactly once; one of which the phone died before it could say, at most once. */
async function lostOrDoubled(core: Core, deeds: readonly Deed[]): Promise<string[]> {
  const rows = await core.store.read.selectFrom("entries").select(["device", "n", "body"]).execute();
  const found = new Map<string, string[]>();
  for (const { device, n, body } of rows) {
    const words = /words-\d+-of-[^"]+/.exec(body ?? "")?.[0];
    if (words !== undefined) found.set(words, [...(found.get(words) ?? []), entryId(device, n)]);
  }
  return deeds.flatMap(({ words, saved }) => {
    const places = found.get(words) ?? [];
    if (places.length > 1) return [`${words} is there ${places.length} times: ${places.join(" ")}`];
    return places.length === 0 && saved !== undefined ? [`${words} was saved and is not there`] : [];
  });
}

/** Who wrote what where, on the server. */
export async function endsOf(core: Core): Promise<string[]> {
  const rows = await core.store.read
    .selectFrom("entries")
    .select(["device", "n", "header", "body"])
    .execute();
  return rows.map(({ device, n, header, body }) => `${entryId(device, n)} ${header} ${body}`).sort();
}

function unfinished({ name, tabs }: Browser): string[] {
  const state = tabs[0]?.phone?.state;
  if (!state) return [`${name} is not open`];
  const wrong: string[] = [];
  if (state.enrolment !== "enrolled") wrong.push(`${name} is ${state.enrolment} (${state.enrolmentReason})`);
  if (state.contact.status !== "good") wrong.push(`${name} has contact ${state.contact.status}`);
  if (state.outbox.waiting > 0) wrong.push(`${name} still has ${state.outbox.waiting} to send`);
  if (state.outbox.exceptions.length > 0) {
    wrong.push(`${name} has exceptions ${JSON.stringify(state.outbox.exceptions)}`);
  }
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
    for (let page = 0; page * 500 < head; page++) {
      const { json } = await core.feedPage(caller, feed as never, generation, page);
      for (const item of readFeedChunk(json)!.items) if (item[0] === "e") ids.add(entryId(item[2], item[3]));
    }
  }
  return ids;
}

/** Own entries are shown from the journal, whether a feed has them or not. */
function ownIds({ disk }: Browser): EntryId[] {
  const rows = disk.stores.get("entries")!.values();
  return [...rows].map(({ key }) => entryId(...(key as [string, number])));
}
