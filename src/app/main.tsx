import { render } from "preact";
import { App } from "./app.tsx";
import "./install/browser-offer.ts";
import { openPhoneHere } from "./open-phone.ts";
import { openSession } from "./session/session.ts";
import { SessionContext } from "./session/use-session.ts";
import "./settings/display.ts";
import { CannotOpen } from "./shell/cannot-open.tsx";
import { keepForOffline } from "./updates.ts";

const root = document.querySelector("#app");
if (root) void start(root);

/** The app's first seconds: the phone from its storage, the page on it, and only then what is fetched for later. */
async function start(root: Element): Promise<void> {
  try {
    const session = openSession(await openPhoneHere());
    root.replaceChildren();
    render(
      <SessionContext.Provider value={session}>
        <App />
      </SessionContext.Provider>,
      root,
    );
  } catch (error) {
    root.replaceChildren();
    render(<CannotOpen error={error} />, root);
  }
  void keepForOffline();
}
