import axe from "axe-core";
import { render, type ComponentChildren } from "preact";
import { expect } from "vitest";
import "../style/first-paint.css";
import { openSession } from "../session/session.ts";
import { SessionContext } from "../session/use-session.ts";
import { changeDisplay } from "../settings/display.ts";
import type { Phone } from "../../sync/phone.ts";

let shown: Element | undefined;

/** Draws something with a phone behind it into the test's page, in place of what was shown before. */
export function show(children: ComponentChildren, phone: Phone): HTMLElement {
  if (shown) render(null, shown);
  document.body.replaceChildren();
  document.documentElement.lang = "zh-CN";
  document.title = "送学";
  const root = document.createElement("div");
  document.body.append(root);
  shown = root;
  render(<SessionContext.Provider value={openSession(phone)}>{children}</SessionContext.Provider>, root);
  return root;
}

const wcag = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** No violation, in the ordinary mode and in 长辈版 (there with the higher contrast), light and dark. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  for (const elder of [false, true]) {
    for (const theme of ["light", "dark"] as const) {
      changeDisplay({ elder, theme });
      // A button on its way to its new colour has neither.
      for (const animation of document.getAnimations()) animation.finish();
      const { violations } = await axe.run(root, {
        runOnly: { type: "tag", values: wcag },
        rules: { "color-contrast-enhanced": { enabled: elder }, region: { enabled: false } },
      });
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
      expect(found, `${elder ? "长辈版" : "ordinary"}, ${theme}`).toEqual([]);
    }
  }
  changeDisplay({ elder: false, theme: undefined });
}
