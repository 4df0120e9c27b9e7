import type * as v from "valibot";
import type { EntryKind } from "../../domain/entry.ts";
import type { EntryBodies } from "../../domain/entries/bodies.ts";
import * as campaign from "./campaign.ts";
import * as essays from "./essays.ts";
import * as forms from "./forms.ts";
import * as meetings from "./meetings.ts";
import * as membership from "./membership.ts";
import * as notes from "./notes.ts";
import * as readings from "./readings.ts";
import * as study from "./study.ts";
import * as texts from "./texts.ts";
import * as visits from "./visits.ts";
import * as voices from "./voices.ts";

/** The schema of every kind's body. A kind without one does not compile. */
export const BODY_SCHEMAS: { readonly [K in EntryKind]: v.GenericSchema<unknown, EntryBodies[K]> } = {
  "unit-added": campaign.UnitAdded,
  "unit-corrected": campaign.UnitCorrected,
  "campaign-set": campaign.CampaignSet,
  "role-granted": campaign.RoleGranted,
  "role-ended": campaign.RoleEnded,

  "member-added": membership.MemberAdded,
  "member-corrected": membership.MemberCorrected,
  "member-moved": membership.MemberMoved,
  "invitation-made": membership.InvitationMade,
  "invitation-withdrawn": membership.InvitationWithdrawn,
  "device-enrolled": membership.DeviceEnrolled,
  "device-revoked": membership.DeviceRevoked,
  "consent-withdrawn": membership.ConsentWithdrawn,
  "pairing-made": membership.PairingMade,
  "pairing-consented": visits.PairingConsented,
  "pairing-ended": membership.PairingEnded,

  "text-imported": texts.TextImported,
  "text-proofread": texts.TextProofread,
  "text-published": texts.TextPublished,
  "text-withdrawn": texts.TextWithdrawn,

  "study-logged": study.StudyLogged,
  "study-corrected": study.StudyCorrected,
  "objection-raised": study.ObjectionRaised,
  "objection-answered": study.ObjectionAnswered,

  "form-published": forms.FormPublished,
  "form-closed": forms.FormClosed,
  "form-answered": forms.FormAnswered,

  "meeting-planned": meetings.MeetingPlanned,
  "meeting-changed": meetings.MeetingChanged,
  "meeting-cancelled": meetings.MeetingCancelled,
  "meeting-opened": meetings.MeetingOpened,
  "meeting-closed": meetings.MeetingClosed,
  "attendance-claimed": meetings.AttendanceClaimed,
  "attendance-marked": meetings.AttendanceMarked,
  "leave-asked": meetings.LeaveAsked,
  "certificate-shown": meetings.CertificateShown,
  "certificate-checked": meetings.CertificateChecked,

  "essay-saved": essays.EssaySaved,
  "essay-handed-in": essays.EssayHandedIn,
  "essay-taken-back": essays.EssayTakenBack,
  "essay-transcribed": essays.EssayTranscribed,
  "essay-answered": essays.EssayAnswered,
  "sharing-allowed": essays.SharingAllowed,
  "sharing-withdrawn": essays.SharingWithdrawn,
  "essay-shown": essays.EssayShown,
  "essay-proposed": essays.EssayProposed,

  "note-saved": notes.NoteSaved,
  "note-removed": notes.NoteRemoved,
  "place-kept": notes.PlaceKept,

  "reading-recorded": readings.ReadingRecorded,
  "reading-approved": readings.ReadingApproved,
  "reading-declined": readings.ReadingDeclined,
  "reading-withdrawn": readings.ReadingWithdrawn,

  "whereabouts-told": voices.WhereaboutsTold,
  "complaint-made": voices.ComplaintMade,
  "complaint-answered": voices.ComplaintAnswered,
  "visit-asked": voices.VisitAsked,
  "visit-taken-back": voices.VisitTakenBack,
  "visit-answered": voices.VisitAnswered,
  "visit-made": visits.VisitMade,
  "wish-told": visits.WishTold,
  "wish-answered": visits.WishAnswered,
  "erasure-asked": voices.ErasureAsked,
  "entry-released": voices.EntryReleased,
};
