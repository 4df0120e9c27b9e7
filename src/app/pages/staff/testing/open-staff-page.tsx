import { page } from "vitest/browser";
import { expect } from "vitest";
import { goTo } from "../../../routing/place.ts";
import { Shell } from "../../../shell/shell.tsx";
import { show } from "../../../testing/show.tsx";
import type { Phone } from "../../../../sync/phone.ts";

/** Goes to a page of the app, as the secretary does, and waits until it stands. */
export async function openPage(path: string, phone: Phone, heading: string): Promise<void> {
  goTo(path, true);
  show(<Shell />, phone);
  await expect.element(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}
