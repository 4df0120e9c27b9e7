import type { DeviceId, MemberId } from "../../domain/ids.ts";
import type { Batch } from "./batch.ts";

export async function devicesOf(batch: Batch, member: MemberId): Promise<DeviceId[]> {
  const rows = await batch.db.selectFrom("devices").select("device").where("member", "=", member).execute();
  return rows.map(({ device }) => device);
}
