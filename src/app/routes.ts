import { staffRoutes } from "./pages/staff/routes.ts";
import type { Route } from "./routing/route.ts";

/** Every page of somebody who is enrolled. What somebody sees before that: `shell/before-enrolment.tsx`. */
export const routes: readonly Route[] = [
  { path: "/", tab: "home", load: () => import("./pages/home/home-page.tsx").then((m) => m.HomePage) },
  {
    path: "/state",
    tab: "home",
    load: () => import("./pages/state/state-page.tsx").then((m) => m.StatePage),
  },
  {
    path: "/check-in",
    tab: "home",
    load: () => import("./pages/check-in/check-in-page.tsx").then((m) => m.CheckInPage),
  },
  {
    path: "/pack",
    tab: "home",
    alone: true,
    load: () => import("./pages/pack/pack-page.tsx").then((m) => m.PackPage),
  },
  {
    path: "/enrol/:code",
    tab: "home",
    load: () => import("./pages/me/already-enrolled-page.tsx").then((m) => m.AlreadyEnrolledPage),
  },

  {
    path: "/texts",
    tab: "texts",
    load: () => import("./pages/texts/texts-page.tsx").then((m) => m.TextsPage),
  },
  {
    path: "/texts/:text",
    tab: "texts",
    alone: true,
    load: () => import("./pages/texts/reader-page.tsx").then((m) => m.ReaderPage),
  },

  {
    path: "/essays",
    tab: "home",
    load: () => import("./pages/essays/essays-page.tsx").then((m) => m.EssaysPage),
  },
  {
    path: "/essays/:essay",
    tab: "home",
    alone: true,
    load: () => import("./pages/essays/essay-page.tsx").then((m) => m.EssayPage),
  },

  {
    path: "/record",
    tab: "record",
    load: () => import("./pages/record/record-page.tsx").then((m) => m.RecordPage),
  },
  {
    path: "/record/log",
    tab: "record",
    load: () => import("./pages/record/log-page.tsx").then((m) => m.LogPage),
  },
  {
    path: "/record/certificate",
    tab: "record",
    load: () => import("./pages/record/certificate-page.tsx").then((m) => m.CertificatePage),
  },
  {
    path: "/record/entry/:entry",
    tab: "record",
    load: () => import("./pages/record/entry-page.tsx").then((m) => m.EntryPage),
  },
  {
    path: "/meetings/:meeting",
    tab: "record",
    load: () => import("./pages/meetings/meeting-page.tsx").then((m) => m.MeetingPage),
  },

  { path: "/me", tab: "me", load: () => import("./pages/me/me-page.tsx").then((m) => m.MePage) },
  {
    path: "/me/display",
    tab: "me",
    load: () => import("./pages/me/display-page.tsx").then((m) => m.DisplayPage),
  },
  {
    path: "/me/whereabouts",
    tab: "me",
    load: () => import("./pages/me/whereabouts-page.tsx").then((m) => m.WhereaboutsPage),
  },
  {
    path: "/me/complaints",
    tab: "me",
    load: () => import("./pages/me/complaints-page.tsx").then((m) => m.ComplaintsPage),
  },
  {
    path: "/me/hand-over",
    tab: "me",
    load: () => import("./pages/me/hand-over-page.tsx").then((m) => m.HandOverPage),
  },
  {
    path: "/me/devices",
    tab: "me",
    load: () => import("./pages/me/devices-page.tsx").then((m) => m.DevicesPage),
  },
  { path: "/me/data", tab: "me", load: () => import("./pages/me/data-page.tsx").then((m) => m.DataPage) },
  { path: "/me/about", tab: "me", load: () => import("./pages/me/about-page.tsx").then((m) => m.AboutPage) },

  ...staffRoutes,
];
