import { useSession } from "../session/use-session.ts";
import { updateReady } from "../updates.ts";
import { useLoaded } from "./use-loaded.ts";

const updateWords = () => import("./update-words.tsx");

/** Only on a tap, and only where nobody is reading or writing: it stands on 首页, 我的 and 上传的情况. */
export function UpdateNotice() {
  const isNeeded = useSession().state.value.contact.status === "protocol-too-old";
  const words = useLoaded(isNeeded || updateReady.value ? updateWords : undefined).value;
  if (!words) return null;
  return isNeeded ? <words.NeededUpdate /> : <words.OfferedUpdate />;
}
