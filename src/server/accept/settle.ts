import type { EntryId, Instant } from "../../domain/ids.ts";
import type { ServerSecrets } from "../secrets.ts";
import type { MeetingDoc } from "../registry/docs.ts";
import type { Store } from "../store/store.ts";
import { lockWorld } from "../store/world-lock.ts";
import { Batch } from "./batch.ts";
import { loadCandidate } from "./candidate.ts";
import { weighClaimsAgain } from "./check-in.ts";
import { judgeAgain, judgeWaiting } from "./judge.ts";
import { audienceNow } from "./move-record.ts";
import { publish } from "./publish.ts";
import { feedsOfEntry } from "./published-feeds.ts";
import { showApartLater } from "./show-apart.ts";
import { withoutUnfit } from "./unfit.ts";

/** Entries that one transaction looks at. */
const AT_ONCE = 500;

/**
 * Publishes what has waited its time, and looks again at what is pending: it may have arrived in two transactions that did not
 * see each other, or be of a kind that this version has only now learnt. The same of check-ins and the opening of their meeting.
 */
export async function settle(store: Store, secrets: ServerSecrets, clock: () => Instant): Promise<void> {
  while (await publishDue(store, secrets, clock)) {
    // Until nothing is due.
  }
  await judgePending(store, secrets, clock);
  await weighMissed(store, secrets, clock);
}

/** @returns whether there may be more */
async function publishDue(store: Store, secrets: ServerSecrets, clock: () => Instant): Promise<boolean> {
  const due = await store.read
    .selectFrom("delayed")
    .selectAll()
    .where("due", "<=", clock())
    .orderBy("due")
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return false;
  return store.write(async (db) => {
    const batch = new Batch({ db, dialect: store.dialect, now: clock(), secrets });
    await lockWorld(db, store.dialect, "read");
    await batch.journals.lock(due.map(({ device }) => device));
    for (const { device, n } of due) {
      // Taken back or published by another process since.
      if (!(await batch.undelay(device, n))) continue;
      const candidate = await loadCandidate(batch, device, n);
      if (!candidate || "problem" in candidate.read) continue;
      const entry = { device, n, ...candidate.read };
      const apart = await batch.exceptions.get(device, n);
      if (apart) {
        await showApartLater(batch, entry, apart.reason);
        continue;
      }
      const seen = await feedsOfEntry(batch, device, n);
      const feeds = (await audienceNow(batch, entry)).filter((feed) => !seen.includes(feed));
      batch.journals.say(device, { fact: "published", from: n, to: n, at: batch.now, feeds });
      await publish(batch, entry, feeds);
    }
    await batch.save();
    await batch.outgoing.save(db, store.dialect);
    return due.length === AT_ONCE;
  });
}

async function judgePending(store: Store, secrets: ServerSecrets, clock: () => Instant): Promise<void> {
  let after = { device: "", n: 0 };
  for (;;) {
    const { device, n } = after;
    const pending = await store.read
      .selectFrom("exceptions")
      .select(["device", "n"])
      .where("verdict", "=", "pending")
      .where((eb) => eb.or([eb("device", ">", device), eb.and([eb("device", "=", device), eb("n", ">", n)])]))
      .orderBy("device")
      .orderBy("n")
      .limit(AT_ONCE)
      .execute();
    if (pending.length === 0) return;
    after = pending[pending.length - 1]!;
    await withoutUnfit((unfit) => judgeSome(store, secrets, clock, pending, unfit));
  }
}

async function weighMissed(store: Store, secrets: ServerSecrets, clock: () => Instant): Promise<void> {
  const missed = await store.read
    .selectFrom("claims as c")
    .innerJoin("meetings as m", "m.id", "c.meeting")
    .select(["m.id", "m.doc"])
    .distinct()
    .where("c.level", "=", "C")
    .where("c.reason", "is", null)
    .execute();
  for (const { id, doc } of missed) {
    if ((JSON.parse(doc) as Pick<MeetingDoc, "openings">).openings.length === 0) continue;
    await store.write(async (db) => {
      const batch = new Batch({ db, dialect: store.dialect, now: clock(), secrets });
      await lockWorld(db, store.dialect, "read");
      await weighClaimsAgain(batch, id);
      await batch.save();
      await batch.outgoing.save(db, store.dialect);
    });
  }
}

async function judgeSome(
  store: Store,
  secrets: ServerSecrets,
  clock: () => Instant,
  pending: readonly { device: string; n: number }[],
  unfit: ReadonlySet<EntryId>,
): Promise<void> {
  await store.write(async (db) => {
    const batch = new Batch({ db, dialect: store.dialect, now: clock(), secrets, unfit });
    await lockWorld(db, store.dialect, "change");
    await judgeAgain(batch, pending);
    await judgeWaiting(batch);
    await batch.save();
    await batch.outgoing.save(db, store.dialect);
  });
}
