import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { PublishedText } from "../../../../domain/fold/texts.ts";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { useLargeLook } from "../../../forms/large-look.ts";
import { keepScreenOn } from "../../../keep-screen-on.ts";
import { useSoundPlayer } from "../../../recording/use-sound-player.ts";
import { goTo } from "../../../routing/place.ts";
import { useSession } from "../../../session/use-session.ts";
import { drawBlock } from "../../../texts/draw-block.tsx";
import { useText } from "../../../texts/use-text.ts";
import { voiceFor } from "../../../texts/voice-for.ts";
import type { AtVisit } from "../../../visits/at-visit.ts";
import { withShared } from "../../../visits/visit-draft.ts";

/** A text in large type, to be read aloud, or heard in a voice from home. */
export function ReadAloud({ visit, draft, text }: AtVisit & { text: PublishedText }) {
  useLargeLook();
  useLayoutEffect(() => keepScreenOn(), []);
  const [opened] = useText(text);
  const player = useSoundPlayer();
  const wasPlayed = useSignal(false);
  const session = useSession();
  const reading = voiceFor(session, text.text);

  function read(): void {
    const deed = {
      did: wasPlayed.value ? ("played" as const) : ("read" as const),
      text: text.text,
      title: text.title,
    };
    const others = draft.content.peek().deeds.filter((one) => one.text !== text.text);
    draft.change(withShared(draft.content.peek(), { deeds: [...others, deed] }));
    goTo(`/rounds/${visit}`, true);
  }
  function play(): void {
    if (player.playing.value) return player.stop();
    wasPlayed.value = true;
    void player.play(reading?.parts.map(({ sound }) => sound) ?? []);
  }

  return (
    <Page title={text.title} back={`/rounds/${visit}`} backLabel="这次送学">
      <div class="stack">
        {reading && <Button onPress={play}>{player.playing.value ? "停下" : "放录音"}</Button>}
        {player.silent.value && (
          <Notice kind="look">
            {player.silent.value.why === "not-here"
              ? "这段录音不在手机上，出门前要先带上。"
              : "这个浏览器放不出这种录音。"}
          </Notice>
        )}
        {opened.is === "opening" && <p class="muted">正在打开…</p>}
        {opened.is === "not-here" && <Notice kind="look">这一篇不在手机上，出门前要先带上。</Notice>}
        {opened.is === "open" && <div>{opened.text.blocks.map((block, i) => drawBlock(block, i))}</div>}
        <Button kind="primary" block onPress={read}>
          学完这一篇了
        </Button>
      </div>
    </Page>
  );
}
