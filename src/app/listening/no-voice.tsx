import type { TextId } from "../../domain/ids.ts";
import { Button, ButtonLink, look } from "../components/button.tsx";
import { whomToCall } from "../care/whom-to-call.ts";
import { useReckoned } from "../session/use-session.ts";

/** Nobody reads this text here yet: said in words, with who could. */
export function NoVoice({ text, onClose }: { text: TextId; onClose: () => void }) {
  const call = useReckoned(whomToCall);
  return (
    <>
      <p role="status">
        这部手机没有中文语音，支部也还没有这一篇的朗读。可以请家里人、送学的同志或支部录一个，谁都能录；录好了，这里就能听。
      </p>
      <div class="listen-row">
        {call && (
          <a class={look({})} href={`tel:${call.phone}`}>
            给{call.name}打电话
          </a>
        )}
        <ButtonLink to={`/texts/${text}/record`}>录一个</ButtonLink>
        <Button onPress={onClose}>关上</Button>
      </div>
    </>
  );
}
