import type { Entry, EntryKind, VerdictReason } from "./entry.ts";
import type { EntryBodies } from "./entries/bodies.ts";
import type { BlobId } from "./ids.ts";
import { entryId } from "./ids.ts";
import type { World } from "./world.ts";

/** Something an entry speaks of that another entry must have told before. */
export interface Reference {
  type:
    "member" | "unit" | "text" | "meeting" | "form" | "entry" | "pairing" | "invitation" | "device" | "share";
  id: string;
}

type Parsed<K extends EntryKind = EntryKind> = Pick<Entry<K>, "header" | "body">;

const REFERENCES: { readonly [K in EntryKind]: (body: EntryBodies[K]) => readonly Reference[] } = {
  "unit-added": (b) => (b.parent === null ? [] : [unit(b.parent)]),
  "unit-corrected": (b) => [unit(b.unit)],
  "campaign-set": (b) => [unit(b.campaign.unit)],
  "role-granted": (b) => [member(b.member), unit(b.unit)],
  "role-ended": (b) => [member(b.member), unit(b.unit)],

  "member-added": (b) => units(b.homeBranch, b.hostBranch),
  "member-corrected": (b) => [member(b.member)],
  "member-moved": (b) => [member(b.member), ...units(b.homeBranch, b.hostBranch)],
  "invitation-made": (b) => [member(b.member)],
  "invitation-withdrawn": (b) => [{ type: "invitation", id: b.invitation }],
  // The invitation follows from the proof by hashing, which is not done here: see `Occasion.invitation`.
  "device-enrolled": none,
  "device-revoked": (b) => [{ type: "device", id: b.device }],
  "consent-withdrawn": none,
  "pairing-made": (b) => [member(b.helper), member(b.elder)],
  "pairing-consented": ofPairing,
  "pairing-ended": ofPairing,

  "text-imported": (b) => [unit(b.unit)],
  "text-proofread": (b) => [text(b.text)],
  "text-published": (b) => [text(b.text), unit(b.unit)],
  "text-withdrawn": (b) => [text(b.text), unit(b.unit)],

  "study-logged": (b) => (b.text === undefined ? [] : [text(b.text)]),
  "study-corrected": ofEntry,
  "objection-raised": ofEntry,
  "objection-answered": ofEntry,

  "form-published": (b) => [unit(b.unit)],
  "form-closed": ofForm,
  "form-answered": ofForm,

  "meeting-planned": (b) => [unit(b.branch)],
  "meeting-changed": ofMeeting,
  "meeting-cancelled": ofMeeting,
  "meeting-opened": ofMeeting,
  "meeting-closed": ofMeeting,
  "attendance-claimed": (b) => [unit(b.branch), ...(b.meeting === undefined ? [] : [meeting(b.meeting)])],
  "attendance-marked": (b) => [meeting(b.meeting), member(b.member)],
  "leave-asked": ofMeeting,
  "certificate-shown": none,
  "certificate-checked": ofEntry,

  // A whole text stands by itself, whatever became of the one before it.
  "essay-saved": (b) =>
    b.base === undefined || b.change === undefined ? [] : [{ type: "entry", id: b.base }],
  "essay-handed-in": none,
  "essay-taken-back": ofEntry,
  "essay-transcribed": ofEntry,
  "essay-answered": ofEntry,
  "sharing-allowed": ofEntry,
  "sharing-withdrawn": (b) => [share(b.share), ...(b.unit === undefined ? [] : [unit(b.unit)])],
  "essay-shown": (b) => [share(b.share), unit(b.unit)],
  "essay-proposed": (b) => [share(b.share), unit(b.unit)],

  // A note waits for nothing: it holds the words that it is to.
  "note-saved": none,
  "note-removed": none,
  "place-kept": none,

  "reading-recorded": (b) => [text(b.text)],
  "reading-approved": (b) => [...ofEntry(b), unit(b.unit)],
  "reading-declined": ofEntry,
  "reading-withdrawn": (b) => (b.unit === undefined ? ofEntry(b) : [...ofEntry(b), unit(b.unit)]),

  "whereabouts-told": none,
  // A complaint waits for nothing, not even for what it is about.
  "complaint-made": none,
  "complaint-answered": ofEntry,
  "visit-asked": none,
  "visit-taken-back": ofEntry,
  "visit-answered": ofEntry,
  "visit-made": ofPairing,
  "wish-told": none,
  "wish-answered": ofEntry,
  "erasure-asked": (b) => (b.entries === "all" ? [] : b.entries.map((id) => ({ type: "entry", id }))),
  "entry-released": ofEntry,
};

/** What must have arrived before this entry can be judged; the elder of `header.for` among it. */
export function referencesOf<K extends EntryKind>(entry: Parsed<K>): Reference[] {
  const { header, body } = entry as Parsed;
  const references = REFERENCES[header.kind] as (body: EntryBodies[EntryKind]) => readonly Reference[];
  return [...(header.for === undefined ? [] : [member(header.for)]), ...references(body)];
}

/** The first of an entry's references that has not arrived yet. */
export function firstUnknown(references: readonly Reference[], world: World): Reference | undefined {
  return references.find((reference) => !isKnown(reference, world));
}

/** The files that an entry names: who may read the entry may read them. */
export function blobsOf<K extends EntryKind>(entry: Parsed<K>): BlobId[] {
  const { header, body } = entry as Parsed;
  switch (header.kind) {
    case "text-imported": {
      const { blob, original, report, pictures = [] } = body as EntryBodies["text-imported"];
      return [...new Set([blob, original, report, ...pictures.map((picture) => picture.blob)])];
    }
    case "text-published": {
      const { blob, pictures = [] } = body as EntryBodies["text-published"];
      return [...new Set([blob, ...pictures.map((picture) => picture.blob)])];
    }
    case "text-proofread":
      return [(body as EntryBodies["text-proofread"]).blob];
    case "form-published":
      return [(body as EntryBodies["form-published"]).blob];
    case "form-answered":
      return [...new Set(((body as EntryBodies["form-answered"]).files ?? []).map((file) => file.blob))];
    case "pairing-consented": {
      const { proof } = body as EntryBodies["pairing-consented"];
      return proof ? [proof.blob] : [];
    }
    case "visit-made": {
      const { sounds = [], photos = [], confirmed } = body as EntryBodies["visit-made"];
      const proof = confirmed?.proof ? [confirmed.proof.blob] : [];
      return [
        ...new Set([...sounds.map(({ sound }) => sound), ...photos.map(({ photo }) => photo), ...proof]),
      ];
    }
    case "essay-saved":
    case "essay-handed-in": {
      const { sounds = [], photos = [] } = body as EntryBodies["essay-handed-in"];
      return [...new Set([...sounds.map(({ sound }) => sound), ...photos.map(({ photo }) => photo)])];
    }
    case "certificate-shown":
      return [(body as EntryBodies["certificate-shown"]).photo];
    case "meeting-closed":
      return ((body as EntryBodies["meeting-closed"]).photos ?? []).map(({ photo }) => photo);
    case "reading-recorded":
      return [...new Set((body as EntryBodies["reading-recorded"]).parts.map((part) => part.sound))];
    default:
      return [];
  }
}

/** What a pending verdict carries as `ref`, and what `settledBy` answers with. */
export type Waiting =
  | Reference
  /** a device whose enrolment has not been accepted */
  | { type: "writer"; id: string }
  /** a text that nobody has proofread yet */
  | { type: "proofread"; id: string }
  /** a meeting of this branch, which one is not known */
  | { type: "meeting-of"; id: string };

export function waitingKey({ type, id }: Waiting): string {
  return `${type}:${id}`;
}

/** Which pending entries to judge again once this one has been accepted and has taken effect: those with one of these refs. */
export function settledBy<K extends EntryKind>(entry: Entry<K>, world: World): string[] {
  const { device, n, header, body } = entry as Entry;
  const settled: Waiting[] = [{ type: "entry", id: entryId(device, n) }];
  switch (header.kind) {
    case "unit-added":
      settled.push(unit((body as EntryBodies["unit-added"]).unit));
      break;
    case "member-added":
      settled.push(member((body as EntryBodies["member-added"]).member));
      break;
    case "invitation-made":
      settled.push({ type: "invitation", id: (body as EntryBodies["invitation-made"]).invitation });
      break;
    case "device-enrolled":
      settled.push({ type: "writer", id: device }, { type: "device", id: device });
      break;
    case "pairing-made":
      settled.push({ type: "pairing", id: (body as EntryBodies["pairing-made"]).pairing });
      break;
    case "text-imported":
      settled.push(text((body as EntryBodies["text-imported"]).text));
      break;
    case "text-proofread":
      settled.push({ type: "proofread", id: (body as EntryBodies["text-proofread"]).text });
      break;
    case "form-published":
      settled.push(form((body as EntryBodies["form-published"]).form));
      break;
    case "sharing-allowed":
      settled.push(share((body as EntryBodies["sharing-allowed"]).share));
      break;
    case "meeting-planned":
      settled.push(meeting((body as EntryBodies["meeting-planned"]).meeting));
      break;
    case "meeting-opened":
    case "meeting-closed": {
      const branch = world.meeting((body as EntryBodies["meeting-opened"]).meeting)?.branch;
      if (branch !== undefined) settled.push({ type: "meeting-of", id: branch });
      break;
    }
    default:
  }
  return settled.map(waitingKey);
}

export function unknownReason(type: Reference["type"]): VerdictReason {
  return `unknown-${type}`;
}

function isKnown({ type, id }: Reference, world: World): boolean {
  if (type !== "device") return world[type](id) !== undefined;
  const device = world.device(id);
  return device?.isServer === true || device?.member !== undefined;
}

function none(): Reference[] {
  return [];
}
function unit(id: string): Reference {
  return { type: "unit", id };
}
function units(home: string, host: string | null | undefined): Reference[] {
  return host === null || host === undefined ? [unit(home)] : [unit(home), unit(host)];
}
function member(id: string): Reference {
  return { type: "member", id };
}
function text(id: string): Reference {
  return { type: "text", id };
}
function form(id: string): Reference {
  return { type: "form", id };
}
function share(id: string): Reference {
  return { type: "share", id };
}
function ofPairing(body: { pairing: string }): Reference[] {
  return [{ type: "pairing", id: body.pairing }];
}
function ofForm(body: { form: string }): Reference[] {
  return [form(body.form)];
}
function meeting(id: string): Reference {
  return { type: "meeting", id };
}
function ofMeeting(body: { meeting: string }): Reference[] {
  return [meeting(body.meeting)];
}
function ofEntry(body: { entry: string }): Reference[] {
  return [{ type: "entry", id: body.entry }];
}
