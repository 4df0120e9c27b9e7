import { describe, expect, it } from "vitest";
import type { NewEntry } from "../entry.ts";
import { audiencesOf, delayOf, mayBeReleased } from "../policy.ts";
import { TAKE_BACK } from "./essays.ts";
import { isOwnWords, isPersonal } from "./personal.ts";
import { ACTS } from "./testing/acts.ts";
import { county, NOW, type Things, told, worldOf } from "./testing/county.ts";
import { entryOf, judge } from "./testing/judge.ts";

const ACCEPTED = { verdict: "accepted" };

describe("what is handed in", () => {
  it("is published after ten minutes, everything else at once", () => {
    for (const act of Object.values(ACTS)) {
      expect(delayOf({ header: act })).toBe(act.kind === "essay-handed-in" ? 10 * 60_000 : 0);
    }
  });

  it("can be taken back until then by the server's clock, and not a millisecond longer", () => {
    const { received } = county().entries[told("essay")]!;
    const takes = (now: number) => judge(ACTS["takes an essay back"], { by: "mei", now, at: received });
    expect(takes(received + TAKE_BACK - 1)).toEqual(ACCEPTED);
    expect(takes(received + TAKE_BACK)).toEqual({ verdict: "quarantined", reason: "too-late" });
  });

  it("is taken back only by whose it is", () => {
    const where = ({ entries }: Things) => {
      entries[told("essay")]!.of = "peer";
    };
    expect(judge(ACTS["takes an essay back"], { by: "mei", where })).toMatchObject({ detail: "of-another" });
  });
});

describe("answers and corrections", () => {
  it("go to entries of the right kind only", () => {
    const wrong: [NewEntry, string, string][] = [
      [{ kind: "study-corrected", body: { entry: told("essay"), minutes: 1 } }, "mei", "not-a-study-entry"],
      [{ kind: "objection-answered", body: { entry: told("study"), words: "" } }, "home", "not-an-objection"],
      [{ kind: "essay-answered", body: { entry: told("study"), words: "" } }, "home", "not-handed-in"],
      [{ kind: "essay-taken-back", body: { essay: "e", entry: told("study") } }, "mei", "not-handed-in"],
      [
        { kind: "certificate-checked", body: { entry: told("study"), holds: true } },
        "home",
        "not-a-certificate",
      ],
      [{ kind: "complaint-answered", body: { entry: told("study"), words: "" } }, "home", "not-a-complaint"],
      [{ kind: "visit-answered", body: { entry: told("study"), words: "" } }, "home", "not-a-visit"],
      [{ kind: "visit-taken-back", body: { entry: told("complaint") } }, "mei", "not-a-visit"],
    ];
    for (const [act, by, detail] of wrong) {
      expect(judge(act, { by })).toEqual({ verdict: "quarantined", reason: "not-allowed", detail });
    }
  });

  it("on a visit are given by a helper while his pairing runs, and taken back only by whose it is", () => {
    const answers = ACTS["answers who asked for a visit"];
    expect(judge(answers, { by: "paired" })).toEqual(ACCEPTED);
    const ended = ({ pairings }: Things) => {
      pairings["visits"]!.ended = true;
    };
    expect(judge(answers, { by: "paired", where: ended })).toMatchObject({ reason: "not-allowed" });
    const ofPeer = ({ entries }: Things) => {
      entries[told("visit")]!.of = "peer";
    };
    const takesBack = ACTS["needs no visit any more"];
    expect(judge(takesBack, { by: "mei", where: ofPeer })).toMatchObject({ detail: "of-another" });
  });

  it("on a visit reach whoever visits him now, and nobody who did", () => {
    for (const act of ["asks for a visit", "answers who asked for a visit"] as const) {
      const seen = (ended: boolean) => {
        const things = county();
        things.pairings["visits"]!.ended = ended;
        const by = act === "asks for a visit" ? "mei" : "home";
        return audiencesOf(entryOf(ACTS[act], { by }), worldOf(things), { now: NOW });
      };
      expect(seen(false)).toEqual(["member:mei", "staff:n1", "staff:s1", "pairing:visits"]);
      expect(seen(true)).toEqual(["member:mei", "staff:n1", "staff:s1"]);
    }
  });

  it("of another's study are the other's own: his secretary names him", () => {
    const corrects = ACTS["corrects study"];
    expect(judge(corrects, { by: "home" })).toMatchObject({ detail: "of-another" });
    expect(judge(corrects, { by: "home", for: "peer" })).toMatchObject({ detail: "of-another" });
    expect(judge(corrects, { by: "home", for: "mei" })).toEqual(ACCEPTED);
  });
});

describe("what exists already", () => {
  it("is not taken over by telling it again from elsewhere; telling it again at home changes nothing", () => {
    const again: [NewEntry, { by: string; elsewhere: string }][] = [
      [ACTS["adds a member"], { by: "home", elsewhere: "w1" }],
      [ACTS["plans a meeting"], { by: "home", elsewhere: "n2" }],
      [ACTS["imports a text to n1"], { by: "home", elsewhere: "north" }],
    ];
    for (const [act, { by, elsewhere }] of again) {
      const there = (unit: string) => (things: Things) => {
        things.members["new"] = { id: "new", status: "full", homeBranch: unit, roles: [] };
        things.meetings["new"] = { id: "new", branch: unit };
        things.texts["new"] = { id: "new", unit };
      };
      expect(judge(act, { by, where: there("n1") })).toEqual(ACCEPTED);
      expect(judge(act, { by, where: there(elsewhere) })).toMatchObject({ reason: "already-there" });
    }
  });

  it("holds for invitations, pairings and units too", () => {
    const there = (things: Things) => {
      things.invitations["i"] = { id: "i", member: "peer", expires: NOW, withdrawn: false };
      things.pairings["new"] = { ...things.pairings["visits"]!, id: "new", elder: "peer" };
      things.units["n3"] = { id: "n3", level: "branch", path: ["county", "west", "n3"] };
      things.units["new"] = { id: "new", level: "branch", path: ["county", "new"] };
    };
    for (const act of ["invites a member", "pairs", "adds a unit to north", "adds the root"] as const) {
      expect(judge(ACTS[act], { by: "server", where: there })).toMatchObject({ reason: "already-there" });
    }
  });
});

describe("an invitation", () => {
  const invite = (purpose: "enrol" | "hand-over", days: number): NewEntry => ({
    kind: "invitation-made",
    body: { invitation: "i", member: "mei", purpose, expires: NOW + days * 86_400_000 },
  });

  it("does not last for ever: a hand-over for an hour, another for three months", () => {
    expect(judge(invite("enrol", 92), { by: "home" })).toEqual(ACCEPTED);
    expect(judge(invite("enrol", 93), { by: "home" })).toMatchObject({ detail: "too-long" });
    expect(judge(invite("hand-over", 1 / 24), { by: "mei" })).toEqual(ACCEPTED);
    expect(judge(invite("hand-over", 1 / 23), { by: "mei" })).toMatchObject({ detail: "too-long" });
  });

  it("is for nobody who has left", () => {
    const where = ({ members }: Things) => {
      members["mei"]!.status = "moved-out";
    };
    expect(judge(invite("enrol", 1), { by: "home", where })).toMatchObject({ reason: "member-left" });
  });
});

describe("units and members", () => {
  it("no unit is below a branch, and only a branch has members", () => {
    const below: NewEntry = {
      kind: "unit-added",
      body: { unit: "x", name: "", level: "branch", parent: "n1" },
    };
    expect(judge(below, { by: "server" })).toMatchObject({ detail: "below-a-branch" });
    const added = { ...ACTS["adds a member"], body: { ...ACTS["adds a member"].body, homeBranch: "north" } };
    expect(judge(added, { by: "server" })).toMatchObject({ detail: "not-a-branch" });
    const moved = {
      ...ACTS["moves a member away"],
      body: { ...ACTS["moves a member away"].body, homeBranch: "north" },
    };
    expect(judge(moved, { by: "server" })).toMatchObject({ detail: "not-a-branch" });
  });

  it("everybody may lay down a role of his own, and give himself none", () => {
    const role = { member: "guide", role: "guide", unit: "county" } as const;
    expect(judge({ kind: "role-ended", body: role }, { by: "guide" })).toEqual(ACCEPTED);
    expect(judge({ kind: "role-granted", body: role }, { by: "guide" })).toMatchObject({
      reason: "not-allowed",
    });
  });

  it("the server's own device is never revoked", () => {
    const act: NewEntry = { kind: "device-revoked", body: { device: "phone-of-server" } };
    expect(judge(act, { by: "county" })).toMatchObject({ detail: "server" });
  });

  it("a device that nobody was enrolled on is not heard of yet", () => {
    const where = ({ devices }: Things) => {
      devices["new-phone"] = { id: "new-phone", revoked: false };
    };
    const act: NewEntry = { kind: "device-revoked", body: { device: "new-phone" } };
    expect(judge(act, { by: "home", where })).toMatchObject({ verdict: "pending", ref: "device:new-phone" });
  });

  it("neither helps nor is helped who has left", () => {
    for (const id of ["paired", "mei"]) {
      const where = ({ members }: Things) => {
        members[id]!.status = "deceased";
      };
      expect(judge(ACTS["pairs"], { by: "home", where })).toMatchObject({ reason: "member-left" });
    }
  });

  it("nobody is his own helper", () => {
    const act = { ...ACTS["pairs"], body: { ...ACTS["pairs"].body, helper: "mei" } };
    expect(judge(act, { by: "home" })).toMatchObject({ detail: "helps-himself" });
  });
});

describe("a text", () => {
  it("waits to be published until somebody has proofread exactly these words", () => {
    const waits = { verdict: "pending", reason: "not-proofread", ref: "proofread:text-of-north" };
    const where = ({ texts }: Things) => {
      texts["text-of-north"]!.proofread = "other words";
    };
    expect(judge(ACTS["publishes to n1"], { by: "home", where })).toEqual(waits);
  });

  it("of another unit is not published", () => {
    const act = { ...ACTS["publishes to n1"], body: { ...ACTS["publishes to n1"].body, unit: "w1" } };
    expect(judge(act, { by: "other" })).toMatchObject({ detail: "text-of-elsewhere" });
  });

  it("proofread by command names the person who did it", () => {
    const act: NewEntry = { kind: "text-proofread", body: { text: "text-of-north", blob: "b" } };
    expect(judge(act, { by: "server" })).toMatchObject({ detail: "nobody-named" });
    expect(judge(act, { by: "north" })).toEqual(ACCEPTED);
  });
});

describe("a code for a meeting that the phone does not know", () => {
  const claim: NewEntry = { kind: "attendance-claimed", body: { branch: "n2", code: "1234567" } };
  const entry = entryOf(claim, { by: "mei" });

  it("waits for a meeting of its branch, until the server finds whose code it is", async () => {
    expect(judge(claim, { by: "mei" })).toEqual({
      verdict: "pending",
      reason: "unknown-meeting",
      ref: "meeting-of:n2",
    });
    const { mayWrite } = await import("../policy.ts");
    const found = { now: NOW, claimedMeeting: "meeting-of-n2" };
    expect(mayWrite(entry, worldOf(county()), found)).toEqual(ACCEPTED);
    expect(audiencesOf(entry, worldOf(county()), found)).toEqual([
      "member:mei",
      "staff:n1",
      "staff:s1",
      "staff:n2",
    ]);
  });
});

describe("erasure", () => {
  const asks = (entries: readonly string[] | "all"): NewEntry => ({
    kind: "erasure-asked",
    body: { entries },
  });

  it("is of one's own words, one by one or all", () => {
    expect(judge(asks("all"), { by: "mei" })).toEqual(ACCEPTED);
    expect(judge(asks([told("study"), told("essay")]), { by: "mei" })).toEqual(ACCEPTED);
    expect(judge(asks([told("study")]), { by: "peer" })).toMatchObject({ detail: "of-another" });
  });

  it("is not of what somebody did for the branch: a secretary does not erase the minutes", () => {
    const where = (things: Things) => {
      things.entries["minutes"] = {
        id: "minutes",
        kind: "meeting-closed",
        by: "home",
        of: "home",
        received: NOW,
      };
    };
    expect(judge(asks(["minutes"]), { by: "home", where })).toMatchObject({ detail: "of-another" });
  });

  it("and withdrawal can be asked on paper of who is gone, too: by the office above, by nobody else", () => {
    const withdraws: NewEntry = { kind: "consent-withdrawn", body: { why: "本人书面要求" } };
    for (const status of ["moved-out", "deceased"] as const) {
      const where = ({ members }: Things) => {
        members["mei"]!.status = status;
      };
      for (const act of [asks("all"), asks([told("study")]), withdraws]) {
        const may = ["mei", "paired", "home", "host", "north", "south", "west", "county", "server"].filter(
          (by) => judge(act, { by, for: "mei", where }).verdict === "accepted",
        );
        expect(may).toEqual(["north", "south", "county", "server"]);
      }
    }
  });

  it("of all that somebody said leaves the requests themselves: who asked, and when", () => {
    const kinds = Object.values(ACTS).map(({ kind }) => kind);
    expect(new Set(kinds.filter((kind) => isPersonal(kind) && !isOwnWords(kind)))).toEqual(
      new Set(["consent-withdrawn", "erasure-asked"]),
    );
    expect(kinds.filter((kind) => !isPersonal(kind) && isOwnWords(kind))).toEqual([]);
  });
});

describe("a release", () => {
  const late =
    (kind: string, by: string, of = by) =>
    (things: Things) => {
      things.entries["late"] = { id: "late", kind, by, of, received: NOW };
    };
  const act: NewEntry = { kind: "entry-released", body: { entry: "late", why: "" } };

  it("lets in what a member of the branch said, and no order of anybody's", () => {
    expect(judge(act, { by: "home", where: late("study-logged", "mei") })).toEqual(ACCEPTED);
    expect(judge(act, { by: "home", where: late("role-granted", "mei") })).toMatchObject({
      detail: "not-personal",
    });
    expect(judge(act, { by: "home", where: late("role-granted", "county") })).toMatchObject({
      detail: "not-personal",
    });
  });

  it("is not for oneself, nor for another branch", () => {
    expect(judge(act, { by: "home", where: late("study-logged", "home") })).toMatchObject({ detail: "own" });
    expect(judge(act, { by: "beside", where: late("study-logged", "mei") })).toMatchObject({
      reason: "not-allowed",
    });
  });

  it("of what the server's own device wrote is nobody's to hear of", () => {
    const things = county();
    late("unit-corrected", "", "")(things);
    expect(audiencesOf(entryOf(act, { by: "server" }), worldOf(things), { now: NOW })).toEqual([]);
  });

  it("cures who wrote and when, not what was written", () => {
    const things = county();
    things.devices["phone-of-mei"]!.revoked = true;
    const released = (act: NewEntry) =>
      mayBeReleased(entryOf(act, { by: "mei" }), worldOf(things), { now: NOW });
    expect(released(ACTS["logs study"])).toEqual(ACCEPTED);
    expect(released(ACTS["corrects study"])).toEqual(ACCEPTED);
    things.entries[told("study")]!.of = "peer";
    expect(released(ACTS["corrects study"])).toMatchObject({ detail: "of-another" });
    const unknown: NewEntry = { kind: "leave-asked", body: { meeting: "never heard of" } };
    expect(released(unknown)).toMatchObject({ verdict: "pending", reason: "unknown-meeting" });
    const enrolled: NewEntry = { kind: "device-enrolled", body: { consent: { version: 1 }, label: "" } };
    expect(released(enrolled)).toMatchObject({ verdict: "quarantined" });
  });
});

describe("a complaint past the branch", () => {
  it("where nothing is above the branch is told so, and never falls to the branch", () => {
    const where = ({ units }: Things) => {
      units["n1"]!.path = ["n1"];
    };
    const act = ACTS["complains past the branch"];
    expect(judge(act, { by: "mei", where })).toMatchObject({ detail: "no-unit-above" });
    const things = county();
    where(things);
    expect(audiencesOf(entryOf(act, { by: "mei" }), worldOf(things), { now: NOW })).toEqual(["member:mei"]);
  });

  it("whose words were erased is still not answered by the branch", () => {
    expect(judge(ACTS["answers past the branch"], { by: "home" })).toMatchObject({ reason: "not-allowed" });
  });
});
