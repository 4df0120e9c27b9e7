import { staffRoutes } from "./pages/staff/routes.ts";
import type { Route } from "./routing/route.ts";

/** Every page of somebody who is enrolled. What somebody sees before that: `shell/before-enrolment.tsx`. */
export const routes: readonly Route[] = [
  { path: "/", tab: "home", load: () => import("./pages/home/home-page.tsx").then((m) => m.HomePage) },
  ...staffRoutes,
];
