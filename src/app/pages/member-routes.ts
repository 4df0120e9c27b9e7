import { CheckInPage } from "./check-in/check-in-page.tsx";
import { MyCodePage } from "./check-in/my-code-page.tsx";
import { ContinuePage } from "./home/continue-page.tsx";
import { AboutPage } from "./me/about-page.tsx";
import { AlreadyEnrolledPage } from "./me/already-enrolled-page.tsx";
import { ComplaintsPage } from "./me/complaints-page.tsx";
import { DevicesPage } from "./me/devices-page.tsx";
import { DisplayPage } from "./me/display-page.tsx";
import { ElderPage } from "./me/elder-page.tsx";
import { HandOverPage } from "./me/hand-over-page.tsx";
import { MePage } from "./me/me-page.tsx";
import { WhereaboutsPage } from "./me/whereabouts-page.tsx";
import { MeetingPage } from "./meetings/meeting-page.tsx";
import { PackPage } from "./pack/pack-page.tsx";
import { CertificatePage } from "./record/certificate-page.tsx";
import { EntryPage } from "./record/entry-page.tsx";
import { LogPage } from "./record/log-page.tsx";
import { PeoplePage } from "./people/people-page.tsx";
import { RecordPage } from "./record/record-page.tsx";
import { SearchPage } from "./search/search-page.tsx";
import { SharedPage } from "./shared/shared-page.tsx";
import { StatePage } from "./state/state-page.tsx";
import { StoragePage } from "./storage/storage-page.tsx";
import { ReaderPage } from "./texts/reader-page.tsx";
import { TextsPage } from "./texts/texts-page.tsx";
import { AskedPage } from "./visits/asked-page.tsx";
import { VisitPage } from "./visits/visit-page.tsx";
import type { Route } from "../routing/route.ts";

/** The pages of a member but 首页, which is there from the start. */
export const memberRoutes: readonly Route[] = [
  { path: "/state", tab: "home", page: StatePage },
  { path: "/continue", tab: "texts", alone: true, page: ContinuePage },
  { path: "/visit", tab: "home", page: VisitPage },
  { path: "/visits/:entry", tab: "home", page: AskedPage },
  {
    path: "/rounds",
    tab: "home",
    load: () => import("./visits/rounds/rounds-page.tsx").then((m) => m.RoundsPage),
  },
  {
    path: "/rounds/ask/:pairing",
    tab: "home",
    alone: true,
    load: () => import("./visits/rounds/consent-page.tsx").then((m) => m.ConsentPage),
  },
  {
    path: "/rounds/:visit",
    tab: "home",
    alone: true,
    load: () => import("./visits/rounds/one-visit-page.tsx").then((m) => m.OneVisitPage),
  },
  {
    path: "/rounds/:visit/slip/:elder",
    tab: "home",
    alone: true,
    load: () => import("./visits/rounds/slip-page.tsx").then((m) => m.SlipPage),
  },
  {
    path: "/visitors",
    tab: "home",
    load: () => import("./visits/visitors/visitors-page.tsx").then((m) => m.VisitorsPage),
  },
  { path: "/elder", tab: "me", page: ElderPage },
  { path: "/check-in", tab: "home", page: CheckInPage },
  { path: "/check-in/mine", tab: "home", page: MyCodePage },
  {
    path: "/check-in/scan",
    tab: "home",
    load: () => import("./check-in/scan-page.tsx").then((m) => m.ScanPage),
  },
  {
    path: "/carry",
    tab: "me",
    load: () => import("./carry/carry-page.tsx").then((m) => m.CarryPage),
  },
  {
    path: "/carry/give",
    tab: "me",
    load: () => import("./carry/give-page.tsx").then((m) => m.GivePage),
  },
  { path: "/pack", tab: "home", alone: true, page: PackPage },
  { path: "/shared", tab: "home", page: SharedPage },
  { path: "/enrol/:code", tab: "home", page: AlreadyEnrolledPage },
  { path: "/search", tab: "texts", page: SearchPage },
  { path: "/texts", tab: "texts", page: TextsPage },
  { path: "/texts/:text", tab: "texts", alone: true, page: ReaderPage },
  {
    path: "/texts/:text/record",
    tab: "texts",
    alone: true,
    load: () => import("./recording/record-page.tsx").then((m) => m.RecordPage),
  },
  {
    path: "/me/recordings",
    tab: "me",
    load: () => import("./recording/my-recordings-page.tsx").then((m) => m.MyRecordingsPage),
  },
  {
    path: "/essays",
    tab: "home",
    load: () => import("./essays/essays-page.tsx").then((m) => m.EssaysPage),
  },
  {
    path: "/essays/:essay",
    tab: "home",
    alone: true,
    load: () => import("./essays/essay-page.tsx").then((m) => m.EssayPage),
  },
  {
    path: "/essays-for/:entry",
    tab: "home",
    load: () => import("./essays/for-other-page.tsx").then((m) => m.ForOtherPage),
  },
  {
    path: "/essays/:essay/versions",
    tab: "home",
    load: () => import("./essays/versions/versions-page.tsx").then((m) => m.VersionsPage),
  },
  {
    path: "/essays/:essay/versions/:version",
    tab: "home",
    load: () => import("./essays/versions/version-page.tsx").then((m) => m.VersionPage),
  },
  {
    path: "/corner",
    tab: "texts",
    load: () => import("./corner/corner-page.tsx").then((m) => m.CornerPage),
  },
  {
    path: "/corner/:share",
    tab: "texts",
    load: () => import("./corner/corner-essay-page.tsx").then((m) => m.CornerEssayPage),
  },
  {
    path: "/me/shared",
    tab: "me",
    load: () => import("./corner/my-shared-page.tsx").then((m) => m.MySharedPage),
  },
  {
    path: "/essays/:essay/delete",
    tab: "home",
    load: () => import("../export/delete-page.tsx").then((m) => m.DeleteEssayPage),
  },
  {
    path: "/notes",
    tab: "record",
    load: () => import("./notes/notebook-page.tsx").then((m) => m.NotebookPage),
  },
  {
    path: "/notes/:note",
    tab: "record",
    load: () => import("./notes/note-page.tsx").then((m) => m.NotePage),
  },
  {
    path: "/notes/:note/delete",
    tab: "record",
    load: () => import("../export/delete-page.tsx").then((m) => m.DeleteNotePage),
  },
  {
    path: "/f/:form",
    tab: "me",
    load: () => import("./forms/open-form-page.tsx").then((m) => m.OpenFormPage),
  },
  { path: "/forms", tab: "me", load: () => import("./forms/forms-page.tsx").then((m) => m.FormsPage) },
  { path: "/forms/:form", tab: "me", load: () => import("./forms/form-page.tsx").then((m) => m.FormPage) },
  {
    path: "/forms/:form/for",
    tab: "me",
    load: () => import("./forms/for-page.tsx").then((m) => m.ForPage),
  },
  {
    path: "/forms/:form/for/:member",
    tab: "me",
    load: () => import("./forms/for-member-page.tsx").then((m) => m.ForMemberPage),
  },
  {
    path: "/forms/:form/kiosk/:member",
    tab: "me",
    alone: true,
    load: () => import("./forms/kiosk-page.tsx").then((m) => m.KioskPage),
  },
  { path: "/record", tab: "record", page: RecordPage },
  { path: "/record/log", tab: "record", page: LogPage },
  { path: "/record/certificate", tab: "record", page: CertificatePage },
  {
    path: "/record/archive",
    tab: "record",
    load: () => import("../export/my-archive-page.tsx").then((m) => m.MyArchivePage),
  },
  {
    path: "/record/notes",
    tab: "record",
    load: () => import("../export/notes-page.tsx").then((m) => m.NotesPage),
  },
  { path: "/record/entry/:entry", tab: "record", page: EntryPage },
  { path: "/meetings/:meeting", tab: "record", page: MeetingPage },
  { path: "/me", tab: "me", page: MePage },
  { path: "/me/display", tab: "me", page: DisplayPage },
  { path: "/me/whereabouts", tab: "me", page: WhereaboutsPage },
  { path: "/me/complaints", tab: "me", page: ComplaintsPage },
  { path: "/me/hand-over", tab: "me", page: HandOverPage },
  { path: "/me/devices", tab: "me", page: DevicesPage },
  { path: "/me/data", tab: "me", load: () => import("./me/data-page.tsx").then((m) => m.DataPage) },
  {
    path: "/me/data/export",
    tab: "me",
    load: () => import("../export/export-page.tsx").then((m) => m.ExportPage),
  },
  { path: "/me/people", tab: "me", page: PeoplePage },
  {
    path: "/me/pin",
    tab: "me",
    load: () => import("../profiles/lock/pin-page.tsx").then((m) => m.PinPage),
  },
  { path: "/me/storage", tab: "me", page: StoragePage },
  {
    path: "/me/install",
    tab: "me",
    load: () => import("./install/install-page.tsx").then((m) => m.InstallPage),
  },
  { path: "/me/about", tab: "me", page: AboutPage },
];
