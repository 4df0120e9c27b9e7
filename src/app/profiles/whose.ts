/**
 * Several people may use one phone, each with a database, places in texts and a look of their own. Whose this page is was
 * settled when it was opened, and is for as long as it is open: nothing of one person is ever in the memory of another's page.
 */
export interface Kept {
  /** whose page is opened next; "" is the first, and on most phones the only one */
  now: string;
  /** empty where there is only one */
  all: readonly { id: string; name: string }[];
}

const place = "songxue profiles";

const atStart = readProfiles();
export const profile = atStart.now;
export const isShared = atStart.all.length > 1;
/** By which the others know him; "": he has just come, or has the phone for himself. */
export const knownAs = atStart.all.find(({ id }) => id === profile)?.name ?? "";

/** What is kept under a name, for this person. The first has the plain names, as on a phone that nobody shares. */
export function ofProfile(name: string): string {
  return profile === "" ? name : `${name} ${profile}`;
}

/** The name of his database. */
export const database = ofProfile("songxue");

export function readProfiles(): Kept {
  try {
    return { now: "", all: [], ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Kept>) };
  } catch {
    return { now: "", all: [] };
  }
}

/** @throws where the browser keeps nothing */
export function writeProfiles(kept: Kept): void {
  localStorage.setItem(place, JSON.stringify(kept));
}
