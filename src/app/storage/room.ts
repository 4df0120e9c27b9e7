/** bytes, as the browser reckons them */
export interface Room {
  used: number;
  left: number;
}

/** What is left to everything else: less, and what somebody writes might not fit. */
const RESERVE = 100_000_000;

/** @returns undefined where the browser does not tell */
export async function estimateRoom(): Promise<Room | undefined> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? undefined : { used: usage, left: quota - usage };
  } catch {
    return undefined;
  }
}

/** Whether so many bytes fit without anybody having to notice. Where the browser does not tell, it shows when they come. */
export async function roomFor(bytes: number): Promise<boolean> {
  const room = await estimateRoom();
  return room === undefined || room.left > bytes + RESERVE;
}
