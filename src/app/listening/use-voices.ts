import { useEffect, useMemo, useState } from "preact/hooks";
import type { TextId } from "../../domain/ids.ts";
import { useSession } from "../session/use-session.ts";
import { chineseVoice, type Speech } from "./speech.ts";
import { type Voice, voicesOf } from "./voices.ts";

/** A phone that has not told its voices by then has none, as far as anybody can know. */
const VOICES_WITHIN_MS = 2_000;

/** Who can read this text here. `isLooking`: the phone may still tell of a voice */
export function useVoices(
  text: TextId,
  speech: Speech | undefined,
): { voices: readonly Voice[]; isLooking: boolean } {
  const session = useSession();
  const [phone, setPhone] = useState(() => chineseVoice(speech?.voices() ?? []));
  const [isLooking, setLooking] = useState(speech !== undefined);
  useEffect(() => {
    if (!speech) return undefined;
    const look = (): void => {
      const found = chineseVoice(speech.voices());
      setPhone((before) => (before?.id === found?.id ? before : found));
      if (found) setLooking(false);
    };
    const stop = speech.onVoices(look);
    look();
    const timer = setTimeout(() => setLooking(false), VOICES_WITHIN_MS);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [speech]);
  const entries = session.entries.value;
  const voices = useMemo(() => voicesOf(session, text, phone), [session, entries, text, phone]);
  return { voices, isLooking };
}
