import { useLayoutEffect, useMemo } from "preact/hooks";
import { useSession } from "../session/use-session.ts";
import { openSoundPlayer, type SoundPlayer } from "./sound-player.ts";

/** Falls silent with the page that it is on. */
export function useSoundPlayer(): SoundPlayer {
  const { phone } = useSession();
  const player = useMemo(() => openSoundPlayer(phone.blobs), [phone]);
  useLayoutEffect(() => () => player.stop(), [player]);
  return player;
}
