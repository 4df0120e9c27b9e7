import type { PublishedText } from "../../../domain/fold/texts.ts";
import { ButtonLink } from "../../components/button.tsx";
import { useSession } from "../../session/use-session.ts";
import { voiceFor } from "../../texts/voice-for.ts";

/** Beside 读, where somebody has read the text aloud: in a voice from home, if there is one. */
export function ListenLink({ text }: { text: PublishedText }) {
  const reading = voiceFor(useSession(), text.text);
  if (!reading) return null;
  return (
    <ButtonLink block to={`/texts/${text.text}?listen=1`}>
      听{reading.voice}读
    </ButtonLink>
  );
}
