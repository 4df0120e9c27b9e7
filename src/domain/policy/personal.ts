import type { EntryKind } from "../entry.ts";

/**
 * What a person says of himself: he can have it erased, and his branch can let it in when it comes late. The array says who
 * else may write it for him, with his id in `for`: a helper while a pairing runs; staff of his home or host branch (from paper,
 * by telephone); the office above. Every other kind is an act of staff and is written for nobody.
 */
const PERSONAL: { readonly [K in EntryKind]?: readonly OnBehalf[] } = {
  "study-logged": ["helper", "staff"],
  "study-corrected": ["helper", "staff"],
  "objection-raised": ["helper", "staff"],
  "leave-asked": ["helper", "staff"],
  "certificate-shown": ["helper", "staff"],
  // On a helper's phone, from paper, by telephone.
  "form-answered": ["helper", "staff"],
  "essay-handed-in": ["helper", "staff"],
  "essay-taken-back": ["helper", "staff"],
  // What he said or wrote by hand, in writing: his words still.
  "essay-transcribed": ["helper", "staff"],
  // Not by staff: it is they who would show it.
  "sharing-allowed": ["helper"],
  "whereabouts-told": ["helper", "staff"],
  "pairing-consented": ["helper", "staff"],
  "visit-made": ["helper", "staff"],
  // Not by staff, for the reason of complaints.
  "wish-told": ["helper"],
  // He may as well have said so by telephone, or to whoever visits him.
  "visit-asked": ["helper", "staff"],
  "visit-taken-back": ["helper", "staff"],
  // Not by staff: what goes past the branch would pass through its hands. A helper may write down what an elder says.
  "complaint-made": ["helper"],
  // A request on paper. Not by the branch, which would erase what is said of it.
  "consent-withdrawn": ["office"],
  "erasure-asked": ["office"],
  // Whoever brings somebody to a meeting has the organiser mark him.
  "attendance-claimed": [],
  // Writing is its writer's alone until he hands it in.
  "essay-saved": [],
  "note-saved": [],
  "note-removed": [],
  "place-kept": [],
  // A voice is one's own.
  "reading-recorded": [],
};

/**
 * A request about one's data. It holds no words of his: it stays when they go, and tells who asked and when. Of one who has moved
 * out or died the office may still make it.
 */
export function isDataRequest(kind: string): boolean {
  return kind === "consent-withdrawn" || kind === "erasure-asked";
}

/** What goes when somebody has everything erased that he ever said of himself. */
export function isOwnWords(kind: string): boolean {
  return isPersonal(kind) && !isDataRequest(kind);
}

export type OnBehalf = "helper" | "staff" | "office";

export function isPersonal(kind: string): boolean {
  return onBehalf(kind) !== undefined;
}

/** Who may write this kind for another; undefined: the kind is no personal one. */
export function onBehalf(kind: string): readonly OnBehalf[] | undefined {
  return Object.hasOwn(PERSONAL, kind) ? PERSONAL[kind as EntryKind] : undefined;
}
