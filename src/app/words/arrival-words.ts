import type { Instant } from "../../domain/ids.ts";
import { inPlainWords } from "./in-plain-words.ts";

/** Where something that was written is now: on this phone, with the server, or waiting there for what it refers to. */
export function arrivalWords({ received, pending }: { received: Instant | null; pending?: boolean }): string {
  if (received === null) return inPlainWords("已存在本机，待上传");
  return pending ? "支部已收到，待核对" : "支部已收到";
}
