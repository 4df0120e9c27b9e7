import { keepPages } from "../../storage/keep-pages.ts";

/** Whoever opens one of the pages of the branch with network has all of them without; a form is asked there, too. */
export async function keepOffline(): Promise<void> {
  await Promise.all([keepPages("staff"), keepPages("forms")]);
}
