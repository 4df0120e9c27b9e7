import { render } from "preact";
import { App } from "./app.tsx";
import "./install/browser-offer.ts";
import { openPhoneHere } from "./open-phone.ts";
import { listenToLock, lostMark, mayBeLocked } from "./profiles/lock-mark.ts";
import type { Phone } from "../sync/phone.ts";
import { openSession } from "./session/session.ts";
import { SessionContext } from "./session/use-session.ts";
import "./settings/display.ts";
import { opensOffline } from "./updates.ts";

const root = document.querySelector("#app");
if (root) void start(root);

/** The phone, through its door where there is a PIN. */
async function openMine(root: Element): Promise<Phone> {
  listenToLock(() => location.reload());
  if (!mayBeLocked()) {
    const phone = await openPhoneHere();
    if (phone.state.enrolment !== "fresh" || !(await lostMark())) return phone;
  }
  const { throughDoor } = await import("./profiles/lock/door.tsx");
  return throughDoor(root);
}

/** The app's first seconds: the phone from its storage, the page on it, and only then what is fetched for later. */
async function start(root: Element): Promise<void> {
  try {
    const session = openSession(await openMine(root));
    root.replaceChildren();
    render(
      <SessionContext.Provider value={session}>
        <App />
      </SessionContext.Provider>,
      root,
    );
  } catch (error) {
    await sayWhy(root, error);
  }
  // Nobody waits for it. Where it cannot be loaded it has not been kept for offline either.
  await import("./keep-for-offline.ts").then(
    ({ keepForOffline }) => keepForOffline(),
    () => void (opensOffline.value = false),
  );
}

/** Few ever read it, and whoever does has waited longer than it takes to come. */
async function sayWhy(root: Element, error: unknown): Promise<void> {
  const shell = await import("./shell/cannot-open.tsx").catch(() => undefined);
  root.replaceChildren();
  render(
    shell ? <shell.CannotOpen error={error} /> : <p>送学打不开，请重新打开一次。存在手机上的都还在。</p>,
    root,
  );
}
