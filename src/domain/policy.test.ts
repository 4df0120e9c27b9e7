import { describe, expect, it } from "vitest";
import { BODY_SCHEMAS } from "../protocol/bodies/by-kind.ts";
import type { Entry, EntryKind, NewEntry } from "./entry.ts";
import { audiencesOf, mayWrite } from "./policy.ts";
import { followsOf } from "./policy/follows.ts";
import { isPersonal } from "./policy/personal.ts";
import { type Act, ACTS } from "./policy/testing/acts.ts";
import { county, NOW, worldOf } from "./policy/testing/county.ts";

/**
 * Role × relation × kind, the whole of it, written out by hand from what the house rules say and not by the code.
 * Who is who: `testing/county.ts`. What is done, all of it to or about Mei and her branch n1: `testing/acts.ts`.
 */
const PERSONS = [
  ["mei", "the member herself"],
  ["paired", "a helper with a running pairing to her, from the branch beside"],
  ["unpaired", "a helper of her own branch without one"],
  ["peer", "a probationary member of her branch"],
  ["host-peer", "a member of her host branch"],
  ["outsider", "a member of a branch elsewhere"],
  ["home", "secretary of her home branch"],
  ["host", "secretary of her host branch"],
  ["beside", "secretary of the branch beside"],
  ["other", "secretary elsewhere"],
  ["north", "office of the township above her home branch"],
  ["south", "office of the township above her host branch"],
  ["west", "office of a township beside"],
  ["county", "office of the county"],
  ["guide", "posted at the county"],
  ["supervisor", "posted at the county"],
  ["inspector", "posted at the county"],
] as const;
type Person = (typeof PERSONS)[number][0] | "server";

const REFUSED_AS: Partial<Record<Act, string>> = {
  "shows an essay in n2": "not-shared",
  "shows it in other words": "not-shared",
  "shows what was withdrawn": "not-shared",
  "proposes an essay to n1": "not-shared",
};

/** Who may. Personal kinds are written for Mei by everybody but her; `server` is the office's own device. */
const MAY: Record<Act, string> = {
  "logs study": "mei paired home host server",
  "corrects study": "mei paired home host server",
  objects: "mei paired home host server",
  "claims attendance": "mei",
  "claims attendance beside": "mei",
  "asks for leave": "mei paired home host server",
  "shows a certificate": "mei paired home host server",
  "saves an essay": "mei",
  "hands in an essay": "mei paired home host server",
  "takes an essay back": "mei paired home host server",
  "writes down what was spoken": "mei paired home host server",
  "allows an essay to be shown": "mei paired",
  "allows it no more": "mei paired home host north south county server",
  "shows an essay in n1": "home north county server",
  "shows an essay in north": "north county server",
  "shows an essay in n2": "",
  "shows it in other words": "",
  "shows what was withdrawn": "",
  "takes an essay from the corner": "home north county server",
  "proposes an essay to north": "home host server",
  "proposes an essay to n1": "",
  "saves a note": "mei",
  "removes a note": "mei",
  "keeps a place": "mei",
  "records a reading": "mei",
  "takes back a reading": "mei",
  "approves a reading": "home north county server",
  "declines a reading": "home host north south county server",
  "silences a reading": "home north county server",
  "answers a form": "mei paired home host server",
  "answers a form of elsewhere": "",
  "signs what is asked without names": "",
  "tells whereabouts": "mei paired home host server",
  "complains to the branch": "mei paired",
  "complains past the branch": "mei paired",
  "asks for a visit": "mei paired home host server",
  "needs no visit any more": "mei paired home host server",
  "withdraws consent": "mei north south county server",
  "asks for erasure": "mei north south county server",

  "answers an objection": "home host server",
  "answers an essay": "home host server",
  "checks a certificate": "home host server",
  "answers a complaint": "home host server",
  "answers past the branch": "north server",
  "answers who asked for a visit": "paired home host server",
  "releases an entry": "home host server",

  "asks by a form of n1": "home server",
  "asks by a form of north": "north server",
  "closes a form": "north server",
  "adds a member": "home north county server",
  "corrects a member": "home host north south county server",
  "declares a secretary gone": "north county server",
  "moves a member away": "home north county server",
  "ends a stay as guest": "home host north county server",
  "invites a member": "home host north south county server",
  "invites a secretary": "north county server",
  "invites the county office": "county server",
  "hands over to a next phone": "mei",
  "withdraws an invitation": "mei home host north south county server",
  "revokes a phone": "mei home host north south county server",
  "revokes an office's phone": "county server",
  pairs: "mei home host north south county server",
  "says yes to a pairing": "mei paired home host server",
  "was visited": "mei paired home host server",
  "has a wish for the branch": "mei paired",
  "has a wish past the branch": "mei paired",
  "has a wish for nobody yet": "mei paired",
  "answers a wish": "home host server",
  "answers a wish past the branch": "north server",
  "answers a wish for nobody": "",
  "ends a pairing": "mei paired home host north south county server",

  "plans a meeting": "home server",
  "plans a meeting of north": "north server",
  "changes a meeting": "home server",
  "cancels a meeting": "home server",
  "opens a meeting": "home server",
  "closes a meeting": "home server",
  "marks attendance": "home server",
  "marks a guest": "beside server",

  "imports a text to n1": "home north county server",
  "imports a text to north": "north county server",
  "proofreads for n1": "home north county server",
  "proofreads for north": "north county server",
  "publishes to n1": "home north county server",
  "publishes to north": "north county server",
  "withdraws a text from n1": "home north county server",

  "adds a unit to north": "north county server",
  "adds the root": "server",
  "corrects n1": "north county server",
  "corrects the county": "county server",
  "sets a campaign for n1": "north county server",
  "sets a campaign for north": "north county server",
  "names a helper in n1": "home north county server",
  "names a secretary in n1": "north county server",
  "names an office in north": "north county server",
  "ends a secretary in n1": "home north county server",
};

/** Everybody in n1 and whoever has a role there. */
const N1 = "mei paired unpaired peer home";
const COUNTY = PERSONS.map(([person]) => person).join(" ");

/** Who comes to see it, when it is written by the first of those who may. */
const SEES: Record<Act, string> = {
  "logs study": "mei home host",
  "corrects study": "mei home host",
  objects: "mei home host",
  "claims attendance": "mei home host",
  "claims attendance beside": "mei home host beside",
  "asks for leave": "mei home host",
  "shows a certificate": "mei home host",
  "saves an essay": "mei",
  "hands in an essay": "mei home host",
  "takes an essay back": "mei",
  "writes down what was spoken": "mei home host",
  "allows an essay to be shown": "mei home host",
  "allows it no more": "mei home host",
  "shows an essay in n1": N1,
  "shows an essay in north": `${N1} beside north`,
  "shows an essay in n2": "mei paired beside",
  "shows it in other words": N1,
  "shows what was withdrawn": N1,
  "takes an essay from the corner": "mei home host",
  "proposes an essay to north": "mei home host north",
  "proposes an essay to n1": "mei home host",
  "saves a note": "mei",
  "removes a note": "mei",
  "keeps a place": "mei",
  "records a reading": "mei home host north",
  "takes back a reading": "mei home host",
  "approves a reading": `${N1} host`,
  "declines a reading": "mei home host",
  "silences a reading": `${N1} host`,
  "answers a form": "mei north",
  "answers a form of elsewhere": "mei west",
  "signs what is asked without names": "mei north",
  "tells whereabouts": "mei home host",
  "complains to the branch": "mei home host",
  "complains past the branch": "mei north",
  "asks for a visit": "mei paired home host",
  "needs no visit any more": "mei paired home host",
  "withdraws consent": "mei home host",
  "asks for erasure": "mei",

  "answers an objection": "mei home host",
  "answers an essay": "mei home host",
  "checks a certificate": "mei home host",
  "answers a complaint": "mei home host",
  "answers past the branch": "mei north",
  "answers who asked for a visit": "mei paired home host",
  "releases an entry": "mei home host",

  "asks by a form of n1": N1,
  "asks by a form of north": `${N1} beside north`,
  "closes a form": `${N1} beside north`,
  "adds a member": "home",
  "corrects a member": "mei home host",
  "declares a secretary gone": "home",
  "moves a member away": "mei home host other",
  "ends a stay as guest": "mei home host",
  "invites a member": "home host",
  "invites a secretary": "home",
  "invites the county office": "other",
  "hands over to a next phone": "mei home host",
  "withdraws an invitation": "mei home host",
  "revokes a phone": "mei home host",
  "revokes an office's phone": "county other",
  pairs: "mei paired home host",
  "says yes to a pairing": "mei paired home host",
  "was visited": "mei paired home host",
  "has a wish for the branch": "mei home host",
  "has a wish past the branch": "mei north",
  "has a wish for nobody yet": "mei",
  "answers a wish": "mei home host",
  "answers a wish past the branch": "mei north",
  "answers a wish for nobody": "mei",
  "ends a pairing": "mei paired home host",

  "plans a meeting": N1,
  "plans a meeting of north": `${N1} beside north`,
  "changes a meeting": N1,
  "cancels a meeting": N1,
  "opens a meeting": N1,
  "closes a meeting": N1,
  "marks attendance": "mei home host",
  "marks a guest": "mei home host beside",

  "imports a text to n1": "home",
  "imports a text to north": "north",
  "proofreads for n1": "home",
  "proofreads for north": "north",
  "publishes to n1": `${N1} north`,
  "publishes to north": `${N1} beside north`,
  "withdraws a text from n1": N1,

  "adds a unit to north": COUNTY,
  "adds the root": "",
  "corrects n1": COUNTY,
  "corrects the county": COUNTY,
  "sets a campaign for n1": `${N1} north county`,
  "sets a campaign for north": `${N1} beside north county`,
  "names a helper in n1": "peer home north county",
  "names a secretary in n1": "peer home north county",
  "names an office in north": "peer north county",
  "ends a secretary in n1": "home north county",
};

const world = worldOf(county());
const acts = Object.keys(ACTS) as Act[];

function entryBy(person: Person, act: Act): Entry {
  const { kind, body } = ACTS[act] as NewEntry;
  const forMei = isPersonal(kind) && person !== "mei" ? { for: "mei" } : {};
  return { device: `phone-of-${person}`, n: 99, header: { kind, at: NOW, ...forMei }, body } as Entry;
}

function readersOf(entry: Entry): string[] {
  const audience = new Set(audiencesOf(entry, world, { now: NOW }));
  return PERSONS.map(([person]) => person).filter((person) =>
    followsOf(world.member(person)!, world, NOW).some((feed) => audience.has(feed)),
  );
}

const inOrder = (persons: string) =>
  [...PERSONS.map(([person]) => person), "server"].filter((person) => persons.split(" ").includes(person));

describe("who may write what", () => {
  it.each(acts)("%s", (act) => {
    const may = [...PERSONS.map(([person]) => person), "server" as const].filter(
      (person) => mayWrite(entryBy(person, act), world, { now: NOW }).verdict === "accepted",
    );
    expect(may).toEqual(inOrder(MAY[act]));
  });

  it("and everybody else is quarantined as not allowed, nobody left waiting", () => {
    for (const act of acts) {
      for (const person of [...PERSONS.map(([person]) => person), "server" as const]) {
        if (inOrder(MAY[act]).includes(person)) continue;
        const verdict = mayWrite(entryBy(person, act), world, { now: NOW });
        // A copy is refused for what its writer allowed, before it is asked who sends it.
        const refused = { verdict: "quarantined", reason: REFUSED_AS[act] ?? "not-allowed" };
        expect(verdict, `${person} ${act}`).toMatchObject(refused);
      }
    }
  });

  it("and the table leaves out no kind but enrolment, which has its own test", () => {
    const kinds = new Set<EntryKind>(acts.map((act) => ACTS[act].kind));
    kinds.add("device-enrolled");
    expect([...kinds].sort()).toEqual(Object.keys(BODY_SCHEMAS).sort());
  });
});

describe("who sees what", () => {
  it.each(acts)("%s", (act) => {
    const writer = inOrder(MAY[act])[0] as Person;
    expect(readersOf(entryBy(writer, act))).toEqual(inOrder(SEES[act]));
  });

  it("does not depend on who wrote it, but that a helper finds again what he wrote on a visit, where it is no secret from him", () => {
    for (const act of acts) {
      const { kind } = ACTS[act];
      for (const person of inOrder(MAY[act]) as Person[]) {
        const onVisit =
          person === "paired" && isPersonal(kind) && kind !== "complaint-made" && kind !== "form-answered";
        const expected = onVisit ? `${SEES[act]} paired` : SEES[act];
        expect(readersOf(entryBy(person, act)), `${person} ${act}`).toEqual(inOrder(expected));
      }
    }
  });
});
