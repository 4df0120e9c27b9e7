import { keepPages } from "../../storage/keep-pages.ts";

/** Whoever opens one of the pages of the branch with network has all of them without; a form is asked there, too, and a member's code read. */
export async function keepOffline(): Promise<void> {
  await Promise.all([
    keepPages("staff"),
    keepPages("forms"),
    keepPages("scan"),
    keepPages("essays"),
    keepPages("visits"),
  ]);
}
