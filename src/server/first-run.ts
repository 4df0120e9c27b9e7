import { DAY_MS } from "../domain/day.ts";
import type { Instant } from "../domain/ids.ts";
import { invitationLink, newId, newInvitation } from "./commands/invitation.ts";
import type { OfficeDevice } from "./core.ts";
import { makeDemo } from "./demo/make-demo.ts";

const INVITED_DAYS = 30;

/** What a start says besides its address; on an empty server it makes the demo first, unless that is not wanted. */
export async function firstRun(
  office: OfficeDevice,
  { empty, origin, now }: { empty: boolean; origin: string; now: Instant },
): Promise<string[]> {
  const units = await office.read(["unit-added"]);
  if (units.length > 0) return ["要给谁发新的邀请：npm run admin -- invite 姓名"];
  if (empty) {
    return ["", "这里还是空的。下一步写下单位和活动、邀请办公室第一个人：", "  npm run admin -- init --help"];
  }
  const lines = await makeDemo(office, {
    now,
    newId,
    invite: async (member) => {
      const { code, entry } = await newInvitation(member, now + INVITED_DAYS * DAY_MS);
      return { entry, link: invitationLink(origin, code) };
    },
  });
  return ["", ...lines];
}
