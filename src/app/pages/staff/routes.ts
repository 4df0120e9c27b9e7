import { StaffHomePage } from "./branch-page.tsx";
import { CertificatePage } from "./certificate-page.tsx";
import { ComplaintsPage } from "./complaints-page.tsx";
import { EssaysPage } from "./essays/essays-page.tsx";
import { InvitePage } from "./invite-page.tsx";
import { keepOffline } from "./keep-offline.ts";
import { MeetingChangePage } from "./meeting-change-page.tsx";
import { MeetingClosePage } from "./meeting-close-page.tsx";
import { MeetingCodePage } from "./meeting-code-page.tsx";
import { MeetingPage } from "./meeting-page.tsx";
import { MeetingPlanPage } from "./meeting-plan-page.tsx";
import { MeetingsPage } from "./meetings-page.tsx";
import { MemberAddPage } from "./member-add-page.tsx";
import { MemberEditPage } from "./member-edit-page.tsx";
import { MemberLeavePage } from "./member-leave-page.tsx";
import { MemberLogPage } from "./member-log-page.tsx";
import { MemberMovePage } from "./member-move-page.tsx";
import { MemberPage } from "./member-page.tsx";
import { MembersPage } from "./members-page.tsx";
import { OfficeInvitePage } from "./office-invite-page.tsx";
import { PairPage } from "./pair-page.tsx";
import { PaperPassPage } from "./paper-pass/paper-pass-page.tsx";
import { PapersPage } from "./papers/papers-page.tsx";
import { ProgressPage } from "./progress-page.tsx";
import { ProofPage } from "./proof-page.tsx";
import { RecordingPage } from "./recording-page.tsx";
import { RecordingsPage } from "./recordings-page.tsx";
import { RequestsPage } from "./requests-page.tsx";
import { RolesPage } from "./roles-page.tsx";
import { RosterPage } from "./roster-page.tsx";
import { TextsPage } from "./texts-page.tsx";
import { UnitPage } from "./unit-page.tsx";
import type { Route } from "../../routing/route.ts";

void keepOffline();

/** Pages of those who have a role, in one file of their own. A member's phone never loads them. */
export const staffRoutes: readonly Route[] = [
  { path: "/branch", tab: "branch", page: StaffHomePage },
  { path: "/branch/progress", tab: "branch", page: ProgressPage },
  { path: "/branch/requests", tab: "branch", page: RequestsPage },
  { path: "/branch/certificates/:entry", tab: "branch", page: CertificatePage },
  { path: "/branch/members", tab: "branch", page: MembersPage },
  { path: "/branch/members/add", tab: "branch", page: MemberAddPage },
  { path: "/branch/members/:member", tab: "branch", page: MemberPage },
  {
    path: "/branch/members/:member/archive",
    tab: "branch",
    load: () => import("./archive-page.tsx").then((m) => m.ArchivePage),
  },
  { path: "/branch/members/:member/edit", tab: "branch", page: MemberEditPage },
  { path: "/branch/members/:member/leave", tab: "branch", page: MemberLeavePage },
  { path: "/branch/members/:member/move", tab: "branch", page: MemberMovePage },
  { path: "/branch/members/:member/invite", tab: "branch", page: InvitePage },
  { path: "/branch/members/:member/log", tab: "branch", page: MemberLogPage },
  { path: "/branch/members/:member/pair", tab: "branch", page: PairPage },
  { path: "/branch/meetings", tab: "branch", page: MeetingsPage },
  { path: "/branch/meetings/plan", tab: "branch", page: MeetingPlanPage },
  { path: "/branch/meetings/:meeting", tab: "branch", page: MeetingPage },
  { path: "/branch/meetings/:meeting/change", tab: "branch", page: MeetingChangePage },
  { path: "/branch/meetings/:meeting/code", tab: "branch", page: MeetingCodePage },
  {
    path: "/branch/meetings/:meeting/scan",
    tab: "branch",
    load: () => import("./scan/scan-page.tsx").then((m) => m.ScanPage),
  },
  { path: "/branch/meetings/:meeting/roster", tab: "branch", page: RosterPage },
  { path: "/branch/meetings/:meeting/paper", tab: "branch", page: PaperPassPage },
  { path: "/branch/meetings/:meeting/close", tab: "branch", page: MeetingClosePage },
  { path: "/branch/meetings/:meeting/papers", tab: "branch", page: PapersPage },
  { path: "/branch/essays", tab: "branch", page: EssaysPage },
  {
    path: "/branch/essays/:entry",
    tab: "branch",
    load: () => import("./essays/essay-page.tsx").then((m) => m.EssayPage),
  },
  {
    path: "/branch/corner",
    tab: "branch",
    load: () => import("./corner/corner-page.tsx").then((m) => m.CornerPage),
  },
  {
    path: "/branch/corner/:share",
    tab: "branch",
    load: () => import("./corner/shared-page.tsx").then((m) => m.SharedPage),
  },
  { path: "/branch/recordings", tab: "branch", page: RecordingsPage },
  { path: "/branch/recordings/:entry", tab: "branch", page: RecordingPage },
  {
    path: "/branch/forms",
    tab: "branch",
    load: () => import("./forms/forms-page.tsx").then((m) => m.FormsPage),
  },
  {
    path: "/branch/forms/:form",
    tab: "branch",
    load: () => import("./forms/form-page.tsx").then((m) => m.FormPage),
  },
  {
    path: "/branch/forms/:form/edit",
    tab: "branch",
    load: () => import("./forms/form-edit-page.tsx").then((m) => m.FormEditPage),
  },
  {
    path: "/branch/forms/:form/publish",
    tab: "branch",
    load: () => import("./forms/form-publish-page.tsx").then((m) => m.FormPublishPage),
  },
  {
    path: "/branch/forms/:form/link",
    tab: "branch",
    load: () => import("./forms/form-link-page.tsx").then((m) => m.FormLinkPage),
  },
  {
    path: "/branch/forms/:form/answers/:entry",
    tab: "branch",
    load: () => import("./forms/form-answer-page.tsx").then((m) => m.FormAnswerPage),
  },
  { path: "/office/texts", tab: "branch", page: TextsPage },
  { path: "/office/texts/:text", tab: "branch", page: ProofPage },
  { path: "/office/complaints", tab: "branch", page: ComplaintsPage },
  { path: "/office/roles", tab: "branch", page: RolesPage },
  { path: "/office/roles/:member/invite", tab: "branch", page: OfficeInvitePage },
  { path: "/office/units/:unit", tab: "branch", page: UnitPage },
];
