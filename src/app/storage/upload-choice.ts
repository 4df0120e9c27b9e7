import { WAITS } from "./may-upload.ts";

/** Whether recordings wait for Wi-Fi. */
export function waitsForWifi(): boolean {
  try {
    return localStorage.getItem(WAITS) !== null;
  } catch {
    return false;
  }
}

export function waitForWifi(waits: boolean): void {
  try {
    if (waits) localStorage.setItem(WAITS, "wifi");
    else localStorage.removeItem(WAITS);
  } catch {
    // A browser that keeps nothing sends what there is.
  }
}
