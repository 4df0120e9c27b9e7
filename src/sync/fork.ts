import type { DeviceEnrolled } from "../domain/entries/membership.ts";
import { memberFeed } from "../domain/feeds.ts";
import type { DeviceId, Instant } from "../domain/ids.ts";
import { FEED_PAGE } from "../protocol/feed-page.ts";
import { moveJournal } from "./move-journal.ts";
import type { PhonePorts } from "./ports.ts";
import { readFeedChunk } from "./read-answer.ts";
import { look } from "./storage.ts";

/**
 * The server has another entry where this phone has one of its own: the phone was cloned or restored, and two of it write under
 * one name. This one takes a new name. What both had written before they parted, and the other one has brought, is not
 * written again: it is known by its words in the member's own feed.
 * @param through entries up to here are known to be on the server
 * @returns false where the server could not be asked; nothing is changed then, and the next contact finds the fork again
 */
export async function takeNewKey(
  ports: PhonePorts,
  device: DeviceId,
  through: number,
  token: string | undefined,
  now: Instant,
): Promise<boolean> {
  const { storage } = ports;
  const { entries, first } = await storage.read({
    entries: look.of("entries", device, through + 1),
    first: look.one("entries", [device, 1]),
  });
  const there = await wordsOnServer(ports, device, token);
  if (!there) return false;
  let shared = through;
  for (const [[, n], { header, body }] of entries) {
    if (isSame(there.get(n), header, body)) shared = n;
  }
  const enrolled = JSON.parse(first?.body ?? "{}") as Partial<DeviceEnrolled>;
  const { proof, consent = { version: 0 }, label = "" } = enrolled;
  // A proof that has been used up would be refused; the recovery cookie vouches for the new key then.
  const body: DeviceEnrolled = { consent, label, continues: device };
  if (shared === 0 && proof !== undefined) body.proof = proof;
  await moveJournal(ports, device, shared, body, now);
  return true;
}

/** What the server has published of a device's own entries, by number. */
async function wordsOnServer(
  { storage, transport }: PhonePorts,
  device: DeviceId,
  token: string | undefined,
): Promise<Map<number, Published> | undefined> {
  const { server, standing } = await storage.read({ server: look.server, standing: look.standing });
  const words = new Map<number, Published>();
  if (!server || standing?.member === undefined) return words;
  const feed = memberFeed(standing.member);
  const cursor = server.cursors[feed];
  if (!cursor) return words;
  if (token === undefined) return undefined;
  for (let page = 0; page * FEED_PAGE < cursor.have; page++) {
    const reply = await transport.feedPage(token, server.epoch, feed, cursor.generation, page);
    const chunk = reply.ok ? readFeedChunk(reply.value) : undefined;
    if (!chunk) return undefined;
    for (const item of chunk.items) {
      if (item[0] !== "e" || item[2] !== device) continue;
      words.set(item[3], { header: JSON.stringify(item[5]), body: JSON.stringify(item[6]) });
    }
  }
  return words;
}

interface Published {
  header: string;
  /** JSON; "null": erased since */
  body: string;
}

/** The same entry, as both wrote it before they parted; perhaps its words have been erased since, here or there. */
function isSame(there: Published | undefined, header: string, body: string | null): boolean {
  if (there?.header !== JSON.stringify(JSON.parse(header))) return false;
  return there.body === "null" || body === null || there.body === JSON.stringify(JSON.parse(body));
}
