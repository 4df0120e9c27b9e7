import type { Route } from "../routing/route.ts";
import { LazyPage } from "./lazy-page.tsx";

const route: Route = {
  path: "",
  tab: "home",
  load: () => import("../pages/enrol/before-enrolment.tsx").then((m) => m.BeforeEnrolment),
};
const none = {};

/** What somebody sees who is not enrolled on this phone: loaded once in a phone's life. */
export function BeforeEnrolment() {
  return <LazyPage route={route} params={none} />;
}
