import { render } from "preact";
import { lockableKeys } from "../../../local-db/lock/lockable-keys.ts";
import { dropJunk } from "../../../local-db/lock/places-here.ts";
import { SealedStorage } from "../../../local-db/lock/sealed-storage.ts";
import { clearLocked, sweepPlain, whichHolds } from "../../../local-db/lock/two-places.ts";
import type { Vault } from "../../../local-db/lock/vault.ts";
import type { Phone } from "../../../sync/phone.ts";
import { openPhoneHere } from "../../open-phone.ts";
import { keepReadingsIn, openReadings } from "../../texts/readings.ts";
import { database } from "../whose.ts";
import { markLock, unmarkLock, wipeOpenReadings } from "./in-the-clear.ts";
import { alone, keepOpen, places } from "./here.ts";
import { LockPage } from "./lock-page.tsx";
import { openSealedReadings } from "./sealed-readings.ts";
import { watchOver } from "./watch-over.ts";

/** Finds out whether there is a PIN, asks for it, and opens the phone that is behind it. */
export async function throughDoor(root: Element): Promise<Phone> {
  // Where another page is in the middle of a move, after it.
  const where = await alone(async () => {
    const where = await whichHolds(places);
    if (where === "plain") await clearLocked(places);
    return where;
  });
  if (where === "plain") {
    unmarkLock();
    keepReadingsIn(openReadings);
    return openPhoneHere();
  }
  markLock();
  const vault = await ask(root);
  const storage = new SealedStorage(places.openLocked(), vault);
  const readings = await openSealedReadings(places.box, vault);
  keepOpen({
    box: places.box,
    vault,
    storage,
    rest: async () => {
      await storage.rest();
      await readings.rest();
    },
  });
  await sweepPlain(places, storage);
  wipeOpenReadings();
  keepReadingsIn(readings);
  void dropJunk(database).catch(() => undefined);
  const phone = await openPhoneHere({ storage, keys: lockableKeys, isLocked: true });
  watchOver(phone);
  return phone;
}

function ask(root: Element): Promise<Vault> {
  root.replaceChildren();
  return new Promise((resolve) => {
    render(
      <LockPage
        box={places.box}
        onOpen={(vault) => {
          render(null, root);
          resolve(vault);
        }}
      />,
      root,
    );
  });
}
