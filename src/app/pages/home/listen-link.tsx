import type { PublishedText } from "../../../domain/fold/texts.ts";
import { ButtonLink } from "../../components/button.tsx";
import { nameOf, preferred, voicesOf } from "../../listening/voices.ts";
import { useSession } from "../../session/use-session.ts";

/** Beside 读, where somebody has read the text aloud: in a voice from home, if there is one. */
export function ListenLink({ text }: { text: PublishedText }) {
  const voice = preferred(voicesOf(useSession(), text.text, undefined));
  if (!voice) return null;
  return (
    <ButtonLink block to={`/texts/${text.text}?listen=1`}>
      听{nameOf(voice)}读
    </ButtonLink>
  );
}
