import { ofProfile } from "../profiles/whose.ts";

/** Where it is kept that recordings are to wait for Wi-Fi (`upload-choice.ts`). */
export const WAITS = ofProfile("songxue uploads");

/** Asked at each contact. Where a browser does not tell of its network nobody was offered to wait for another. */
export function mayUpload(type: string | undefined): boolean {
  const { connection } = navigator as { connection?: { type?: string } };
  if (connection?.type !== "cellular" || !type?.startsWith("audio/")) return true;
  try {
    return !localStorage.getItem(WAITS);
  } catch {
    return true;
  }
}
