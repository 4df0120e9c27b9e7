import type { NewEntry } from "../../entry.ts";
import { NOW, told } from "./county.ts";

const DAY = 86_400_000;
const campaign = {
  id: "c",
  name: "学习实践活动",
  office: "活动办公室",
  starts: "2026-03-01",
  ends: "2026-09-01",
  phases: [],
  credit: [],
  requirements: [],
};
const published = {
  title: "",
  size: 1,
  characters: 1,
  required: false,
  order: 1,
  blob: "proofread-words",
  pictures: [{ blob: "drawn", size: 1 }],
};
const imported = {
  reportSize: 1,
  ...published,
  original: "b",
  fileName: "a.txt",
  format: "txt",
  encoding: "utf-8",
  report: "c",
} as const;
const asking = { form: "a-new-form", title: "", blob: "asked", size: 1, way: "named" } as const;
const shared = { share: "share-of-mei", title: "体会", text: "字", name: "梅" } as const;
const planned = { kind: "discussion", title: "", starts: NOW, minutes: 60 } as const;
const paired = { helper: "paired", elder: "mei", helperName: "李", elderName: "梅" } as const;

/** What may be done in the county, one example each; every kind is among them. Personal ones are Mei's own. */
export const ACTS = {
  "logs study": { kind: "study-logged", body: { how: "paper", day: "2026-03-12", minutes: 45 } },
  "corrects study": { kind: "study-corrected", body: { entry: told("study"), minutes: 30 } },
  objects: { kind: "objection-raised", body: { entry: told("study"), words: "这条不对" } },
  "claims attendance": {
    kind: "attendance-claimed",
    body: { meeting: "meeting-of-n1", branch: "n1", code: "1" },
  },
  "claims attendance beside": {
    kind: "attendance-claimed",
    body: { meeting: "meeting-of-n2", branch: "n2", code: "1" },
  },
  "asks for leave": { kind: "leave-asked", body: { meeting: "meeting-of-n1" } },
  "shows a certificate": {
    kind: "certificate-shown",
    body: { day: "2026-03-12", where: "", minutes: 60, photo: "p", size: 1 },
  },
  "saves an essay": { kind: "essay-saved", body: { essay: "e", title: "", text: "" } },
  "hands in an essay": { kind: "essay-handed-in", body: { essay: "e", title: "", text: "" } },
  "takes an essay back": { kind: "essay-taken-back", body: { essay: "e", entry: told("essay") } },
  "writes down what was spoken": {
    kind: "essay-transcribed",
    body: { entry: told("essay"), blob: "b", words: "" },
  },
  "allows an essay to be shown": {
    kind: "sharing-allowed",
    body: { share: "share", entry: told("essay"), title: "体会", text: "字" },
  },
  "allows it no more": { kind: "sharing-withdrawn", body: { share: "share-of-mei" } },
  "shows an essay in n1": { kind: "essay-shown", body: { ...shared, unit: "n1" } },
  "shows an essay in north": { kind: "essay-shown", body: { ...shared, unit: "north" } },
  "shows an essay in n2": { kind: "essay-shown", body: { ...shared, unit: "n2" } },
  "shows it in other words": { kind: "essay-shown", body: { ...shared, unit: "n1", text: "别的字" } },
  "shows what was withdrawn": {
    kind: "essay-shown",
    body: { ...shared, share: "share-withdrawn", unit: "n1" },
  },
  "takes an essay from the corner": {
    kind: "sharing-withdrawn",
    body: { share: "share-of-mei", unit: "n1" },
  },
  "proposes an essay to north": { kind: "essay-proposed", body: { ...shared, unit: "north", why: "" } },
  "proposes an essay to n1": { kind: "essay-proposed", body: { ...shared, unit: "n1", why: "" } },
  "saves a note": { kind: "note-saved", body: { note: "note", words: "" } },
  "removes a note": { kind: "note-removed", body: { note: "note" } },
  "keeps a place": {
    kind: "place-kept",
    body: { text: "text", blob: "b", block: 0, offset: 0, words: "", left: 0, isFinished: false },
  },
  "records a reading": {
    kind: "reading-recorded",
    body: {
      reading: "r",
      text: "text-of-north",
      blob: "b",
      voice: "",
      type: "audio/mp4",
      parts: [{ block: 0, sound: "heard", size: 1, seconds: 1 }],
    },
  },
  "takes back a reading": { kind: "reading-withdrawn", body: { entry: told("reading") } },
  "approves a reading": { kind: "reading-approved", body: { entry: told("reading"), unit: "n1" } },
  "declines a reading": { kind: "reading-declined", body: { entry: told("reading"), words: "" } },
  "silences a reading": { kind: "reading-withdrawn", body: { entry: told("reading"), unit: "n1" } },
  "answers a form": {
    kind: "form-answered",
    body: { form: "named-form-of-north", blob: "form", answers: {} },
  },
  "answers a form of elsewhere": {
    kind: "form-answered",
    body: { form: "named-form-of-west", blob: "form", answers: {} },
  },
  "signs what is asked without names": {
    kind: "form-answered",
    body: { form: "slips-form-of-north", blob: "form", answers: {} },
  },
  "tells whereabouts": { kind: "whereabouts-told", body: { city: "", since: "2026-03-12" } },
  "complains to the branch": { kind: "complaint-made", body: { to: "branch", words: "" } },
  "complains past the branch": { kind: "complaint-made", body: { to: "above", words: "" } },
  "asks for a visit": { kind: "visit-asked", body: {} },
  "needs no visit any more": { kind: "visit-taken-back", body: { entry: told("visit") } },
  "withdraws consent": { kind: "consent-withdrawn", body: {} },
  "asks for erasure": { kind: "erasure-asked", body: { entries: [told("study")] } },

  "answers an objection": { kind: "objection-answered", body: { entry: told("objection"), words: "" } },
  "answers an essay": { kind: "essay-answered", body: { entry: told("essay"), words: "" } },
  "checks a certificate": { kind: "certificate-checked", body: { entry: told("certificate"), holds: true } },
  "answers a complaint": { kind: "complaint-answered", body: { entry: told("complaint"), words: "" } },
  "answers past the branch": {
    kind: "complaint-answered",
    body: { entry: told("past the branch"), words: "" },
  },
  "answers who asked for a visit": { kind: "visit-answered", body: { entry: told("visit"), words: "" } },
  "releases an entry": { kind: "entry-released", body: { entry: told("study"), why: "" } },

  "asks by a form of n1": { kind: "form-published", body: { ...asking, unit: "n1" } },
  "asks by a form of north": { kind: "form-published", body: { ...asking, unit: "north" } },
  "closes a form": { kind: "form-closed", body: { form: "named-form-of-north" } },

  "adds a member": {
    kind: "member-added",
    body: { member: "new", name: "", status: "full", cohorts: [], homeBranch: "n1", arrangements: [] },
  },
  "corrects a member": { kind: "member-corrected", body: { member: "mei", phone: "1" } },
  "declares a secretary gone": { kind: "member-corrected", body: { member: "home", status: "moved-out" } },
  "moves a member away": {
    kind: "member-moved",
    body: { member: "mei", homeBranch: "w1", hostBranch: null, since: "2026-03-12" },
  },
  "ends a stay as guest": {
    kind: "member-moved",
    body: { member: "mei", homeBranch: "n1", hostBranch: null, since: "2026-03-12" },
  },
  "invites a member": {
    kind: "invitation-made",
    body: { invitation: "i", member: "mei", purpose: "enrol", expires: NOW + 7 * DAY },
  },
  "invites a secretary": {
    kind: "invitation-made",
    body: { invitation: "i", member: "home", purpose: "enrol", expires: NOW + 7 * DAY },
  },
  "invites the county office": {
    kind: "invitation-made",
    body: { invitation: "i", member: "county", purpose: "enrol", expires: NOW + 7 * DAY },
  },
  "hands over to a next phone": {
    kind: "invitation-made",
    body: { invitation: "i", member: "mei", purpose: "hand-over", expires: NOW + 600_000 },
  },
  "withdraws an invitation": { kind: "invitation-withdrawn", body: { invitation: "invitation-of-mei" } },
  "revokes a phone": { kind: "device-revoked", body: { device: "phone-of-mei" } },
  "revokes an office's phone": { kind: "device-revoked", body: { device: "phone-of-county" } },
  pairs: { kind: "pairing-made", body: { ...paired, pairing: "new", until: "2026-06-30", consent: "paper" } },
  "says yes to a pairing": { kind: "pairing-consented", body: { pairing: "visits", way: "tap" } },
  "was visited": {
    kind: "visit-made",
    body: { visit: "visit", pairing: "visits", began: NOW, outcome: "done", done: [] },
  },
  "has a wish for the branch": { kind: "wish-told", body: { to: "branch", words: "路灯不亮" } },
  "has a wish past the branch": { kind: "wish-told", body: { to: "above", words: "路灯不亮" } },
  "has a wish for nobody yet": { kind: "wish-told", body: { to: "nobody", words: "路灯不亮" } },
  "answers a wish": { kind: "wish-answered", body: { entry: told("wish"), words: "" } },
  "answers a wish past the branch": {
    kind: "wish-answered",
    body: { entry: told("wish past the branch"), words: "" },
  },
  "answers a wish for nobody": { kind: "wish-answered", body: { entry: told("wish to nobody"), words: "" } },
  "ends a pairing": { kind: "pairing-ended", body: { pairing: "visits" } },

  "plans a meeting": { kind: "meeting-planned", body: { ...planned, meeting: "new", branch: "n1" } },
  "plans a meeting of north": {
    kind: "meeting-planned",
    body: { ...planned, meeting: "new", branch: "north" },
  },
  "changes a meeting": { kind: "meeting-changed", body: { meeting: "meeting-of-n1" } },
  "cancels a meeting": { kind: "meeting-cancelled", body: { meeting: "meeting-of-n1" } },
  "opens a meeting": { kind: "meeting-opened", body: { meeting: "meeting-of-n1" } },
  "closes a meeting": { kind: "meeting-closed", body: { meeting: "meeting-of-n1", minutes: 60 } },
  "marks attendance": {
    kind: "attendance-marked",
    body: { meeting: "meeting-of-n1", member: "mei", state: "present", seen: "face" },
  },
  "marks a guest": {
    kind: "attendance-marked",
    body: { meeting: "meeting-of-n2", member: "mei", state: "present", seen: "face" },
  },

  "imports a text to n1": {
    kind: "text-imported",
    body: { ...imported, text: "new", unit: "n1", suspicions: 0 },
  },
  "imports a text to north": {
    kind: "text-imported",
    body: { ...imported, text: "new", unit: "north", suspicions: 0 },
  },
  "proofreads for n1": { kind: "text-proofread", body: { text: "text-of-n1", blob: "b", name: "王" } },
  "proofreads for north": { kind: "text-proofread", body: { text: "text-of-north", blob: "b", name: "王" } },
  "publishes to n1": { kind: "text-published", body: { ...published, text: "text-of-north", unit: "n1" } },
  "publishes to north": {
    kind: "text-published",
    body: { ...published, text: "text-of-north", unit: "north" },
  },
  "withdraws a text from n1": { kind: "text-withdrawn", body: { text: "text-of-n1", unit: "n1" } },

  "adds a unit to north": {
    kind: "unit-added",
    body: { unit: "n3", name: "", level: "branch", parent: "north" },
  },
  "adds the root": { kind: "unit-added", body: { unit: "new", name: "", level: "county", parent: null } },
  "corrects n1": { kind: "unit-corrected", body: { unit: "n1", phone: "1" } },
  "corrects the county": { kind: "unit-corrected", body: { unit: "county", phone: "1" } },
  "sets a campaign for n1": { kind: "campaign-set", body: { campaign: { ...campaign, unit: "n1" } } },
  "sets a campaign for north": { kind: "campaign-set", body: { campaign: { ...campaign, unit: "north" } } },
  "names a helper in n1": { kind: "role-granted", body: { member: "peer", role: "helper", unit: "n1" } },
  "names a secretary in n1": {
    kind: "role-granted",
    body: { member: "peer", role: "secretary", unit: "n1" },
  },
  "names an office in north": {
    kind: "role-granted",
    body: { member: "peer", role: "office", unit: "north" },
  },
  "ends a secretary in n1": { kind: "role-ended", body: { member: "home", role: "secretary", unit: "n1" } },
} satisfies Record<string, NewEntry>;

export type Act = keyof typeof ACTS;
