import type { Route } from "../../routing/route.ts";

/** Pages of those who have a role. A member's phone never loads them. */
export const staffRoutes: readonly Route[] = [];
