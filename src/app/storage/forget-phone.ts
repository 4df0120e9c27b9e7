import type { Phone } from "../../sync/phone.ts";
import { forgetAnswersRead } from "../essays/answers-read.ts";
import { forgetDeclined } from "../essays/sharing-declined.ts";
import { mayBeLocked } from "../profiles/lock-mark.ts";
import { leave } from "../profiles/people.ts";
import { dropShared } from "../share/shared.ts";
import { forgetReadings } from "../texts/readings.ts";
import { forgetShed } from "./shed.ts";
import { unmarkHere } from "./was-here.ts";

/** Deletes from this phone all that is somebody's, also what is kept beside the database. */
export async function forgetPhone(phone: Phone): Promise<void> {
  forgetReadings();
  forgetAnswersRead();
  forgetDeclined();
  forgetShed();
  await dropShared();
  await phone.forget();
  // Last: cut off before, what is left is what a browser leaves that has thrown something away.
  unmarkHere();
  await leave();
  // What is left of the lock holds nothing, and is taken away at the door.
  if (mayBeLocked()) location.reload();
}
