import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { megabytes } from "../../words/sizes.ts";

/** bytes, as the browser reckons them */
export interface Room {
  used: number;
  left: number;
}

/** Less than this, and a few texts with pictures may not fit. */
const LITTLE = 50_000_000;

/** @param after asked again when this changes @returns undefined where the browser does not tell */
export function useRoom(after: unknown): Room | undefined {
  const room = useSignal<Room | undefined>(undefined);
  useEffect(() => {
    estimate().then(
      (found) => (room.value = found),
      () => undefined,
    );
  }, [after]);
  return room.value;
}

async function estimate(): Promise<Room | undefined> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? undefined : { used: usage, left: quota - usage };
}

export function roomWords({ used, left }: Room): string {
  const all = `连同记录和离线打开要用的，送学一共占 ${megabytes(used)}`;
  if (left > LITTLE) return `${all}，手机上还放得下。`;
  return `${all}；手机留给它的地方不多了，还剩 ${megabytes(Math.max(0, left))}。`;
}
