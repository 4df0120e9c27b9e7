import type { Route } from "../../routing/route.ts";

/** Pages of those who have a role. A member's phone never loads them. */
export const staffRoutes: readonly Route[] = [
  page("/branch", () => import("./branch-page.tsx").then((m) => m.StaffHomePage)),
  page("/branch/progress", () => import("./progress-page.tsx").then((m) => m.ProgressPage)),
  page("/branch/requests", () => import("./requests-page.tsx").then((m) => m.RequestsPage)),
  page("/branch/certificates/:entry", () => import("./certificate-page.tsx").then((m) => m.CertificatePage)),

  page("/branch/members", () => import("./members-page.tsx").then((m) => m.MembersPage)),
  page("/branch/members/add", () => import("./member-add-page.tsx").then((m) => m.MemberAddPage)),
  page("/branch/members/:member", () => import("./member-page.tsx").then((m) => m.MemberPage)),
  page("/branch/members/:member/edit", () => import("./member-edit-page.tsx").then((m) => m.MemberEditPage)),
  page("/branch/members/:member/leave", () =>
    import("./member-leave-page.tsx").then((m) => m.MemberLeavePage),
  ),
  page("/branch/members/:member/move", () => import("./member-move-page.tsx").then((m) => m.MemberMovePage)),
  page("/branch/members/:member/invite", () => import("./invite-page.tsx").then((m) => m.InvitePage)),
  page("/branch/members/:member/log", () => import("./member-log-page.tsx").then((m) => m.MemberLogPage)),
  page("/branch/members/:member/pair", () => import("./pair-page.tsx").then((m) => m.PairPage)),

  page("/branch/meetings", () => import("./meetings-page.tsx").then((m) => m.MeetingsPage)),
  page("/branch/meetings/plan", () => import("./meeting-plan-page.tsx").then((m) => m.MeetingPlanPage)),
  page("/branch/meetings/:meeting", () => import("./meeting-page.tsx").then((m) => m.MeetingPage)),
  page("/branch/meetings/:meeting/change", () =>
    import("./meeting-change-page.tsx").then((m) => m.MeetingChangePage),
  ),
  page("/branch/meetings/:meeting/code", () =>
    import("./meeting-code-page.tsx").then((m) => m.MeetingCodePage),
  ),
  page("/branch/meetings/:meeting/roster", () => import("./roster-page.tsx").then((m) => m.RosterPage)),
  page("/branch/meetings/:meeting/close", () =>
    import("./meeting-close-page.tsx").then((m) => m.MeetingClosePage),
  ),

  page("/branch/essays", () => import("./essays-page.tsx").then((m) => m.EssaysPage)),
  page("/branch/essays/:entry", () => import("./essay-page.tsx").then((m) => m.EssayPage)),

  page("/office/texts", () => import("./texts-page.tsx").then((m) => m.TextsPage)),
  page("/office/texts/:text", () => import("./proof-page.tsx").then((m) => m.ProofPage)),
  page("/office/complaints", () => import("./complaints-page.tsx").then((m) => m.ComplaintsPage)),
  page("/office/roles", () => import("./roles-page.tsx").then((m) => m.RolesPage)),
  page("/office/units/:unit", () => import("./unit-page.tsx").then((m) => m.UnitPage)),
];

function page(path: string, load: Route["load"]): Route {
  return { path, tab: "branch", load };
}
