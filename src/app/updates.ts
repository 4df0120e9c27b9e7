import { signal } from "@preact/signals";

/** A newer version is on this phone and waits for a tap. */
export const updateReady = signal(false);
/** undefined: being found out; false: this browser has no service worker (WeChat on iOS), all is saved but opening needs a network */
export const opensOffline = signal<boolean | undefined>(undefined);
