import type { LockBox } from "../../../local-db/lock/lock-box.ts";
import type { Phone } from "../../../sync/phone.ts";
import { listeningNow } from "../../texts/listening-now.ts";
import { listenToLock } from "../lock-mark.ts";
import { lockNow, openedLock } from "./here.ts";

/** minutes; what the page of the PIN offers */
export const AFTER = [0, 1, 5, 30] as const;
export const USUALLY_AFTER = 5;

/** A page that is read aloud with a dark screen is asked again so much later. */
const LISTENING_MS = 60_000;

/** For as long as a locked profile is open: locks it when nobody looks at it any more, and keeps count of what is only here. */
export function watchOver(phone: Phone): void {
  const lock = openedLock();
  if (!lock) return;
  listenToLock(() => void lockNow());
  lockWhenLeft(lock.box);

  let before = "";
  const recount = (): void => void count(phone, lock.box).catch(() => undefined);
  phone.subscribe(() => {
    const { waiting, blobs } = phone.state.outbox;
    if (before === `${waiting} ${blobs}`) return;
    before = `${waiting} ${blobs}`;
    recount();
  });
  document.addEventListener("visibilitychange", recount);
  recount();
  // Another time: it is asked for with every opening.
  void revokeLeft(phone, lock.box).catch(() => undefined);
}

function lockWhenLeft(box: LockBox): void {
  let after = USUALLY_AFTER * 60_000;
  let left: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (listeningNow.value?.is === "playing") later(LISTENING_MS);
      else void lockNow();
    }, ms);
  };
  const know = (): Promise<void> =>
    box.get("after").then(
      (minutes = USUALLY_AFTER) => void (after = minutes * 60_000),
      () => undefined,
    );
  void know();
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") {
      left = Date.now();
      void know().then(() => {
        if (left !== undefined) later(after);
      });
      return;
    }
    // Timers of a page that nobody sees come late, or not at all.
    if (left !== undefined && Date.now() - left >= after) void lockNow();
    left = undefined;
  });
}

/** How much would be lost with the profile, in the clear: whoever has forgotten his PIN has to know it. */
async function count(phone: Phone, box: LockBox): Promise<void> {
  const { waiting, blobs } = phone.state.outbox;
  // A slip that is not filled in is no words that anybody has written.
  const drafts = (await phone.drafts.list()).filter(({ id }) => !/^(slip(-came)?|beside):/.test(id));
  await box.put({ unsent: { waiting: waiting + blobs, drafts: drafts.length } }, "relaxed");
}

/** The key from before the PIN lies on the disk in the clear until the browser writes over it: nobody may call with it. */
async function revokeLeft(phone: Phone, box: LockBox): Promise<void> {
  const left = await box.get("left");
  if (left === undefined) return;
  await phone.write([{ kind: "device-revoked", body: { device: left, why: "设了密码，换了钥匙" } }]);
  await box.put({ left: undefined });
}
