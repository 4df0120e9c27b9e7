import { describe, expect, it } from "vitest";
import type { NewEntry } from "./entry.ts";
import { mayWrite } from "./policy.ts";
import { type Act, ACTS } from "./policy/testing/acts.ts";
import { county, NOW, type Things, told, worldOf } from "./policy/testing/county.ts";
import { entryOf } from "./policy/testing/judge.ts";
import { blobsOf, type Reference, referencesOf, settledBy } from "./references.ts";

/** What each act refers to, written out by hand. Those not named refer to nothing. */
const REFERS: Partial<Record<Act, string>> = {
  "corrects study": `entry:${told("study")}`,
  objects: `entry:${told("study")}`,
  "claims attendance": "unit:n1 meeting:meeting-of-n1",
  "claims attendance beside": "unit:n2 meeting:meeting-of-n2",
  "asks for leave": "meeting:meeting-of-n1",
  "takes an essay back": `entry:${told("essay")}`,
  "asks for erasure": `entry:${told("study")}`,
  "answers an objection": `entry:${told("objection")}`,
  "answers an essay": `entry:${told("essay")}`,
  "writes down what was spoken": `entry:${told("essay")}`,
  "allows an essay to be shown": `entry:${told("essay")}`,
  "allows it no more": "share:share-of-mei",
  "shows an essay in n1": "share:share-of-mei unit:n1",
  "shows an essay in north": "share:share-of-mei unit:north",
  "shows an essay in n2": "share:share-of-mei unit:n2",
  "shows it in other words": "share:share-of-mei unit:n1",
  "shows what was withdrawn": "share:share-withdrawn unit:n1",
  "takes an essay from the corner": "share:share-of-mei unit:n1",
  "proposes an essay to north": "share:share-of-mei unit:north",
  "proposes an essay to n1": "share:share-of-mei unit:n1",
  "checks a certificate": `entry:${told("certificate")}`,
  "answers a complaint": `entry:${told("complaint")}`,
  "answers past the branch": `entry:${told("past the branch")}`,
  "releases an entry": `entry:${told("study")}`,
  "needs no visit any more": `entry:${told("visit")}`,
  "answers who asked for a visit": `entry:${told("visit")}`,
  "records a reading": "text:text-of-north",
  "takes back a reading": `entry:${told("reading")}`,
  "approves a reading": `entry:${told("reading")} unit:n1`,
  "declines a reading": `entry:${told("reading")}`,
  "silences a reading": `entry:${told("reading")} unit:n1`,
  "adds a member": "unit:n1",
  "corrects a member": "member:mei",
  "declares a secretary gone": "member:home",
  "moves a member away": "member:mei unit:w1",
  "ends a stay as guest": "member:mei unit:n1",
  "invites a member": "member:mei",
  "invites a secretary": "member:home",
  "invites the county office": "member:county",
  "hands over to a next phone": "member:mei",
  "withdraws an invitation": "invitation:invitation-of-mei",
  "revokes a phone": "device:phone-of-mei",
  "revokes an office's phone": "device:phone-of-county",
  pairs: "member:paired member:mei",
  "says yes to a pairing": "pairing:visits",
  "was visited": "pairing:visits",
  "answers a wish": `entry:${told("wish")}`,
  "answers a wish past the branch": `entry:${told("wish past the branch")}`,
  "answers a wish for nobody": `entry:${told("wish to nobody")}`,
  "ends a pairing": "pairing:visits",
  "plans a meeting": "unit:n1",
  "plans a meeting of north": "unit:north",
  "changes a meeting": "meeting:meeting-of-n1",
  "cancels a meeting": "meeting:meeting-of-n1",
  "opens a meeting": "meeting:meeting-of-n1",
  "closes a meeting": "meeting:meeting-of-n1",
  "marks attendance": "meeting:meeting-of-n1 member:mei",
  "marks a guest": "meeting:meeting-of-n2 member:mei",
  "imports a text to n1": "unit:n1",
  "imports a text to north": "unit:north",
  "proofreads for n1": "text:text-of-n1",
  "proofreads for north": "text:text-of-north",
  "answers a form": "form:named-form-of-north",
  "answers a form of elsewhere": "form:named-form-of-west",
  "signs what is asked without names": "form:slips-form-of-north",
  "asks by a form of n1": "unit:n1",
  "asks by a form of north": "unit:north",
  "closes a form": "form:named-form-of-north",
  "publishes to n1": "text:text-of-north unit:n1",
  "publishes to north": "text:text-of-north unit:north",
  "withdraws a text from n1": "text:text-of-n1 unit:n1",
  "adds a unit to north": "unit:north",
  "corrects n1": "unit:n1",
  "corrects the county": "unit:county",
  "sets a campaign for n1": "unit:n1",
  "sets a campaign for north": "unit:north",
  "names a helper in n1": "member:peer unit:n1",
  "names a secretary in n1": "member:peer unit:n1",
  "names an office in north": "member:peer unit:north",
  "ends a secretary in n1": "member:home unit:n1",
};
const acts = Object.keys(ACTS) as Act[];
const entry = (act: NewEntry, by = "server") => entryOf(act, { by });
const key = ({ type, id }: Reference) => `${type}:${id}`;

const SHELF: Record<Reference["type"], keyof Things> = {
  member: "members",
  unit: "units",
  text: "texts",
  meeting: "meetings",
  form: "forms",
  share: "shares",
  entry: "entries",
  pairing: "pairings",
  invitation: "invitations",
  device: "devices",
};

describe("references", () => {
  it.each(acts)("of one who %s", (act) => {
    expect(referencesOf(entry(ACTS[act])).map(key).join(" ")).toBe(REFERS[act] ?? "");
  });

  it("name also the elder for whom a helper writes, a base, a text, several entries", () => {
    const logged: NewEntry = {
      kind: "study-logged",
      body: { how: "reader", text: "t", day: "2026-03-12", minutes: 1 },
    };
    expect(referencesOf(entryOf(logged, { by: "paired", for: "mei" })).map(key)).toEqual([
      "member:mei",
      "text:t",
    ]);
    const essay = { essay: "e", title: "", base: "d.1" };
    const change = { at: 0, remove: 0, insert: "" };
    const changed: NewEntry = { kind: "essay-saved", body: { ...essay, change } };
    expect(referencesOf(entry(changed)).map(key)).toEqual(["entry:d.1"]);
    const whole: NewEntry = { kind: "essay-saved", body: { ...essay, text: "" } };
    expect(referencesOf(entry(whole))).toEqual([]);
    const asked: NewEntry = { kind: "erasure-asked", body: { entries: ["d.1", "d.2"] } };
    expect(referencesOf(entry(asked)).map(key)).toEqual(["entry:d.1", "entry:d.2"]);
    expect(referencesOf(entry({ kind: "erasure-asked", body: { entries: "all" } }))).toEqual([]);
  });

  it("make an entry wait for each of them that has not arrived, and for nothing else", () => {
    for (const act of acts) {
      for (const reference of referencesOf(entry(ACTS[act]))) {
        const things = county();
        delete (things[SHELF[reference.type]] as Record<string, unknown>)[reference.id];
        const verdict = mayWrite(entry(ACTS[act]), worldOf(things), { now: NOW });
        expect(verdict, act).toEqual({
          verdict: "pending",
          reason: `unknown-${reference.type}`,
          ref: key(reference),
        });
      }
    }
  });

  it("of a complaint hold it back for nothing", () => {
    const complaint: NewEntry = {
      kind: "complaint-made",
      body: { to: "above", words: "", about: "never-arrived.1" },
    };
    expect(mayWrite(entry(complaint, "mei"), worldOf(county()), { now: NOW })).toEqual({
      verdict: "accepted",
    });
  });
});

describe("what waits is judged again", () => {
  const settles = (act: NewEntry, by = "server") => settledBy(entry(act, by), worldOf(county()));

  it("when the entry that tells it has arrived", () => {
    const told: [Act, string][] = [
      ["adds a member", "member:new"],
      ["adds a unit to north", "unit:n3"],
      ["imports a text to n1", "text:new"],
      ["proofreads for n1", "proofread:text-of-n1"],
      ["plans a meeting", "meeting:new"],
      ["opens a meeting", "meeting-of:n1"],
      ["invites a member", "invitation:i"],
      ["pairs", "pairing:new"],
    ];
    for (const [act, ref] of told) expect(settles(ACTS[act])).toContain(ref);
  });

  it("when a device is enrolled: what it wrote, and what others say of it", () => {
    const enrolled: NewEntry = { kind: "device-enrolled", body: { consent: { version: 1 }, label: "" } };
    expect(settles(enrolled, "mei")).toEqual([
      "entry:phone-of-mei.99",
      "writer:phone-of-mei",
      "device:phone-of-mei",
    ]);
  });

  it("when any entry arrives that another refers to", () => {
    for (const act of acts) expect(settles(ACTS[act])).toContain("entry:phone-of-server.99");
  });

  it("so that whatever can be waited for is told by something", () => {
    const refs = new Set<string>();
    for (const act of acts) for (const { type } of referencesOf(entry(ACTS[act]))) refs.add(type);
    const told = new Set<string>();
    const enrolled: NewEntry = { kind: "device-enrolled", body: { consent: { version: 1 }, label: "" } };
    for (const act of [...Object.values(ACTS), enrolled]) {
      for (const ref of settles(act)) told.add(ref.split(":")[0]!);
    }
    expect([...refs].filter((type) => !told.has(type))).toEqual([]);
  });
});

describe("files", () => {
  it("are named by imports, proofreading, publications and certificates", () => {
    const named = acts.map((act) => [act, blobsOf(entry(ACTS[act]))] as const);
    expect(Object.fromEntries(named.filter(([, blobs]) => blobs.length > 0))).toEqual({
      "imports a text to n1": ["proofread-words", "b", "c", "drawn"],
      "imports a text to north": ["proofread-words", "b", "c", "drawn"],
      "proofreads for n1": ["b"],
      "proofreads for north": ["b"],
      "asks by a form of n1": ["asked"],
      "asks by a form of north": ["asked"],
      "publishes to n1": ["proofread-words", "drawn"],
      "publishes to north": ["proofread-words", "drawn"],
      "shows a certificate": ["p"],
      "records a reading": ["heard"],
    });
  });
});
