import type { Phone } from "../../../sync/phone.ts";
import { listenToLock } from "../lock-mark.ts";
import { lockNow, openedLock } from "./here.ts";

/** minutes; what the page of the PIN offers */
export const AFTER = [0, 1, 5, 30] as const;
export const USUALLY_AFTER = 5;

/** For as long as a locked profile is open: locks it when nobody looks at it any more, and keeps count of what is only here. */
export function watchOver(phone: Phone): void {
  const lock = openedLock();
  if (!lock) return;
  const { box } = lock;
  listenToLock(() => void lockNow());

  let hidden: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") {
      hidden = Date.now();
      void count(phone);
      void box.get("after").then((after = USUALLY_AFTER) => {
        if (document.visibilityState === "hidden") timer = setTimeout(() => void lockNow(), after * 60_000);
      });
      return;
    }
    // Timers of a page that nobody sees come late, or not at all.
    const away = hidden === undefined ? 0 : Date.now() - hidden;
    hidden = undefined;
    document.body.hidden = away > 0;
    void box.get("after").then((after = USUALLY_AFTER) => {
      if (away >= after * 60_000 && away > 0) void lockNow();
      else document.body.hidden = false;
    });
  });

  let before = "";
  phone.subscribe(() => {
    const { waiting, blobs } = phone.state.outbox;
    if (before === `${waiting + blobs}`) return;
    before = `${waiting + blobs}`;
    void count(phone);
  });
  void count(phone);
  void revokeLeft(phone).catch(() => undefined);
}

/** How much would be lost with the profile, in the clear: whoever has forgotten his PIN has to know it. */
async function count(phone: Phone): Promise<void> {
  const { waiting, blobs } = phone.state.outbox;
  const drafts = await phone.drafts.list();
  await openedLock()?.box.put({ unsent: { waiting: waiting + blobs, drafts: drafts.length } }, "relaxed");
}

/** The key from before the PIN lies on the disk in the clear until the browser writes over it: nobody may call with it. */
export async function revokeLeft(phone: Phone): Promise<void> {
  const box = openedLock()?.box;
  const left = await box?.get("left");
  if (left === undefined) return;
  await phone.write([{ kind: "device-revoked", body: { device: left, why: "设了密码，换了钥匙" } }]);
  await box?.put({ left: undefined });
}
