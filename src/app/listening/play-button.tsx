import { Button } from "../components/button.tsx";
import { megabytes } from "../words/sizes.ts";
import type { Reading } from "./open-listening.ts";
import { toggle } from "./use-listen-keys.ts";
import { nameOf } from "./voices.ts";

/** The one thing to do here. What it would fetch stands on it before. */
export function PlayButton({ reading: { queue, voice, sounds } }: { reading: Reading }) {
  const state = queue.state.value;
  const isOn = state === "playing" || state === "waiting";
  const words = isOn
    ? "暂停"
    : state === "ended"
      ? "从头再听"
      : queue.hasBegun.value
        ? "接着听"
        : `听${nameOf(voice)}读`;
  const missing = sounds?.missing.value ?? 0;
  return (
    // At the end something else is the one thing to do: to say whether it was study.
    <Button kind={state === "ended" ? "second" : "primary"} onPress={() => toggle(queue)}>
      {words}
      {!isOn && missing > 0 && `（要取 ${megabytes(missing)}）`}
    </Button>
  );
}
