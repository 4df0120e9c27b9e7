import type { DeviceId, MemberId } from "../../domain/ids.ts";
import type { Db } from "../store/store.ts";

export async function devicesOf(db: Db, member: MemberId): Promise<DeviceId[]> {
  const rows = await db.selectFrom("devices").select("device").where("member", "=", member).execute();
  return rows.map(({ device }) => device);
}
