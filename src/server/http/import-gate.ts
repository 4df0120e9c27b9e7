import type { MemberId } from "../../domain/ids.ts";
import { HttpRefusal } from "./error-answer.ts";

/** Files that are being sent or read at once. Each takes memory and a processor, which members' phones need too. */
export interface ImportGate {
  /** @returns leaves; more than once does no harm. @throws HttpRefusal too-many */
  enter(member: MemberId): () => void;
}

export function createImportGate(atOnce: number): ImportGate {
  const inside = new Set<MemberId>();
  return {
    enter(member) {
      if (inside.has(member)) {
        throw new HttpRefusal("too-many", "您的上一个文件还在读，读完再传这一个。", { retryAfter: 3 });
      }
      if (inside.size >= atOnce) {
        throw new HttpRefusal("too-many", "服务器正在读别人的文件，请稍等一会儿再传。", { retryAfter: 5 });
      }
      inside.add(member);
      return () => void inside.delete(member);
    },
  };
}
