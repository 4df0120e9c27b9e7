import type { MeetingId, UnitId } from "../../domain/ids.ts";

/** What the organiser's QR code says: the check-in page, filled in. Any scanner opens it; ours reads it without leaving the page. */
export interface CheckInLink {
  branch: UnitId;
  meeting: MeetingId;
  /** six digits and the check digit */
  code: string;
}

/** @param origin of the app, such as "https://xuexi.example" */
export function checkInLink(origin: string, { branch, meeting, code }: CheckInLink): string {
  return `${origin}/#/check-in?${new URLSearchParams({ branch, meeting, code }).toString()}`;
}

/** @returns undefined where a scanned text is something else, also a check-in of another server's app */
export function parseCheckInLink(origin: string, text: string): CheckInLink | undefined {
  const start = `${origin}/#/check-in?`;
  if (!text.startsWith(start)) return undefined;
  const said = new URLSearchParams(text.slice(start.length));
  const branch = said.get("branch");
  const meeting = said.get("meeting");
  const code = said.get("code");
  if (!branch || !meeting || !code || !/^\d{7}$/.test(code)) return undefined;
  return { branch, meeting, code };
}
