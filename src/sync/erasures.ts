import type { DeviceId } from "../domain/ids.ts";
import type { Change, StoredItem } from "./storage.ts";

/** Own entries whose words the server has erased lose them in the journal too. @param own the phone's own devices */
export function erasuresOf(added: readonly StoredItem[], own: readonly DeviceId[]): Change[] {
  const changes: Change[] = [];
  for (const item of added) {
    if (item?.[0] !== "e" || item[6] !== null || !own.includes(item[2])) continue;
    changes.push({
      put: "entries",
      key: [item[2], item[3]],
      value: { header: JSON.stringify(item[5]), body: null },
    });
  }
  return changes;
}
