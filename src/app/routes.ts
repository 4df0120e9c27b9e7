import { HomePage } from "./pages/home/home-page.tsx";
import type { Area, Route } from "./routing/route.ts";

/** There from the start. What somebody sees who is not enrolled: `shell/before-enrolment.tsx`. */
export const firstRoutes: readonly Route[] = [{ path: "/", tab: "home", page: HomePage }];

/** @returns the pages of who has a role; with them the phone begins to keep them for offline */
export const loadStaffPages = () => import("./pages/staff/routes.ts").then((m) => m.staffRoutes);

/** The first that owns a path has it. A member's phone never loads the pages of those who have a role. */
export const areas: readonly Area[] = [
  {
    owns: (path) => /^\/(branch|office)(\/|$)/.test(path),
    load: loadStaffPages,
  },
  {
    owns: () => true,
    load: () => import("./pages/member-routes.ts").then((m) => m.memberRoutes),
  },
];
