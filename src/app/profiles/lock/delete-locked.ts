import { clearLocked } from "../../../local-db/lock/two-places.ts";
import { dropShared } from "../../share/shared.ts";
import { forgetShed } from "../../storage/shed.ts";
import { unmarkHere } from "../../storage/was-here.ts";
import { tellOtherPages } from "../lock-mark.ts";
import { leave } from "../people.ts";
import { alone, places } from "./here.ts";
import { unmarkLock, wipeOpenReadings } from "./in-the-clear.ts";

/** The way back without a PIN: this profile goes from the phone, unread. The page is opened anew. */
export async function deleteLocked(): Promise<void> {
  await alone(async () => {
    await places.dropPlain();
    await clearLocked(places);
  });
  wipeOpenReadings();
  forgetShed();
  await dropShared();
  unmarkHere();
  unmarkLock();
  tellOtherPages();
  await leave();
  location.reload();
}
