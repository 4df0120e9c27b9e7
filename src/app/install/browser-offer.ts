import { signal } from "@preact/signals";

/** Chromium's: it would install the app, and waits to be asked. */
interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}

const offer = signal<InstallOffer | undefined>(undefined);
/** The app was put on the phone's screen while this page was open. */
export const justInstalled = signal(false);

/** Heard from the start: the browser says it once, and early. Kept for a button, so that nothing pops up by itself. */
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer.value = event as InstallOffer;
});
addEventListener("appinstalled", () => {
  offer.value = undefined;
  justInstalled.value = true;
});

/** Whether `install` would do anything now. */
export function canInstall(): boolean {
  return offer.value !== undefined;
}

/** The browser's own question, after a tap on ours. @returns whether the person said yes */
export async function install(): Promise<boolean> {
  const given = offer.value;
  // It can be asked once.
  offer.value = undefined;
  return given !== undefined && (await given.prompt()).outcome === "accepted";
}
