import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { estimateRoom, type Room } from "../../storage/room.ts";
import { megabytes } from "../../words/sizes.ts";

/** Less than this, and a few texts with pictures may not fit. */
const LITTLE = 50_000_000;

/** @param after asked again when this changes @returns undefined where the browser does not tell */
export function useRoom(after: unknown): Room | undefined {
  const room = useSignal<Room | undefined>(undefined);
  useEffect(() => {
    void estimateRoom().then((found) => (room.value = found));
  }, [after]);
  return room.value;
}

export function roomWords({ used, left }: Room): string {
  const all = `连同记录和离线打开要用的，送学一共占 ${megabytes(used)}`;
  if (left > LITTLE) return `${all}，手机上还放得下。`;
  return `${all}；手机留给它的地方不多了，还剩 ${megabytes(Math.max(0, left))}。`;
}
