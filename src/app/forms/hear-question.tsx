import { useLayoutEffect, useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { chineseVoice } from "../listening/speech.ts";
import { useFormTools } from "./form-tools.ts";

/** Says a question aloud, where the phone itself has a Chinese voice; what would go to a server for it stays here. */
export function HearQuestion({ words, label = "听题目" }: { words: string; label?: string }) {
  const { speech } = useFormTools();
  const voiceNow = () => speech && chineseVoice(speech.voices().filter(({ isLocal }) => isLocal));
  const [voice, setVoice] = useState(voiceNow);
  const [isHeard, setHeard] = useState(false);
  useLayoutEffect(() => {
    const stop = speech?.onVoices(() => setVoice(voiceNow()));
    return () => {
      stop?.();
      speech?.stop();
    };
  }, [speech]);
  if (!speech || !voice) return null;
  return (
    <Button
      onPress={() => {
        setHeard(!isHeard);
        if (isHeard) return speech.stop();
        const quiet = (): void => setHeard(false);
        speech.say(
          words,
          voice,
          { rate: 0.8, volume: 1 },
          { begun: () => undefined, ended: quiet, failed: quiet },
        );
      }}
    >
      {isHeard ? "停下" : label}
    </Button>
  );
}
