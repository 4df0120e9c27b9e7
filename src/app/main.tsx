import { render } from "preact";
import { App } from "./app.tsx";
import { openSession } from "./session/session.ts";
import { SessionContext } from "./session/use-session.ts";
import "./settings/display.ts";

const root = document.querySelector("#app");
if (root) void start(root);

async function start(root: Element): Promise<void> {
  const { openPhoneHere } = await import("./open-phone.ts");
  const session = openSession(await openPhoneHere());
  root.replaceChildren();
  render(
    <SessionContext.Provider value={session}>
      <App />
    </SessionContext.Provider>,
    root,
  );
}
