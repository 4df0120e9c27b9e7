import { newId } from "../new-id.ts";
import { goTo } from "../routing/place.ts";
import { dropShared } from "../share/shared.ts";
import { mayBeLocked, tellOtherPages } from "./lock-mark.ts";
import { type Kept, profile, readProfiles, writeProfiles } from "./whose.ts";

/** Those with whom this phone is shared, by the names that they were enrolled under. */
export function others(): Kept["all"] {
  const all = readProfiles().all.filter(({ id }) => id !== profile);
  // His enrolment has not reached the server yet.
  return all.map(({ id, name }) => ({ id, name: name || "还没确认的人" }));
}

/** @param name of who has the phone now: so far nobody had to be told from anybody. The page is opened anew, for somebody new */
export async function addPerson(name: string): Promise<void> {
  const { all } = readProfiles();
  const id = newId();
  const known = all.filter((one) => one.id !== profile);
  await open({ now: id, all: [...known, { id: profile, name }, { id, name: "" }] });
}

/** Opens the page anew, as his. @param isNobody nobody was enrolled here, and so nobody is left behind */
export async function changeTo(id: string, isNobody: boolean): Promise<void> {
  const all = readProfiles().all.filter((one) => !isNobody || one.id !== profile);
  // Where the one before was is no place of his.
  goTo("/", true);
  await open({ now: id, all });
}

/** This page's person is known by his name from now on. Nothing is kept of who has his phone for himself. */
export function rename(name: string): void {
  const { now, all } = readProfiles();
  const mine = all.find(({ id }) => id === profile);
  if (mine === undefined || mine.name === name) return;
  writeProfiles({ now, all: all.map((one) => (one.id === profile ? { id: profile, name } : one)) });
}

/** After all of his was deleted: the phone is the others', where there are any. */
export async function leave(): Promise<void> {
  const [next] = others();
  if (next) await changeTo(next.id, true);
}

/** A page of its own for everybody: what the one before had in memory goes with it. */
async function open(kept: Kept): Promise<void> {
  writeProfiles({ now: kept.now, all: kept.all.length > 1 ? kept.all : [] });
  // What another app had given was given to somebody else.
  await dropShared();
  // His other pages are left, too.
  if (mayBeLocked()) tellOtherPages();
  location.reload();
}
