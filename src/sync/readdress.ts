import type { DeviceId } from "../domain/ids.ts";
import type { Moved } from "./storage.ts";

/** Makes what refers to a moved entry, in the JSON text of a body or a draft, refer to it where it is now. */
export function readdress(text: string, { from, entries }: Moved, to: DeviceId): string {
  if (!text.includes(from)) return text;
  return text.replaceAll(new RegExp(`"${from}\\.(\\d+)"`, "g"), (whole, n: string) => {
    const place = entries.indexOf(Number(n));
    return place < 0 ? whole : `"${to}.${place + 2}"`;
  });
}
