import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { EssaySound } from "../../../domain/entries/essays.ts";
import { ESSAY_PARTS } from "../../../domain/essay-parts.ts";
import { ESSAY_QUESTIONS } from "../../../domain/essay-questions.ts";
import type { BlobId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { useDraft } from "../../drafts/use-draft.ts";
import { openMicrophone } from "../../recording/microphone.ts";
import { secondsWords } from "../../recording/recording-words.ts";
import "../../recording/recording.css";
import { useSession } from "../../session/use-session.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { HearSounds } from "./hear-sounds.tsx";
import { moved, putBack, without, withWords } from "./part-order.ts";
import { PartTools } from "./part-tools.tsx";
import { SpeakSheet } from "./speak-sheet.tsx";
import { openSpeaking, type Wanted } from "./speaking.ts";
import {
  nothingAside,
  PUT_BACK_MS,
  type RemovedPart,
  soundsOfEntries,
  type SpokenAside,
  spokenAsideId,
} from "./spoken-aside.ts";
import { endedWords, unkeptWords } from "./spoken-words.ts";

/** 讲: an essay is spoken, in parts, to the questions or freely; heard again, put in order, spoken anew, taken out and put back. */
export function SpokenParts({ draft }: { draft: OpenDraft<EssayDraft> }) {
  const { phone } = useSession();
  const aside = useDraft<SpokenAside>(spokenAsideId(draft.id), nothingAside);
  const speaking = useMemo(
    () =>
      openSpeaking({
        blobs: phone.blobs,
        drafts: phone.drafts,
        draft,
        aside,
        open: openMicrophone,
        most: ESSAY_PARTS,
      }),
    [phone, draft, aside],
  );
  const wanted = useSignal<Wanted | undefined>(undefined);
  const said = useSignal("");
  const root = useRef<HTMLElement>(null);
  // Layout: what was spoken is kept when the page goes.
  useLayoutEffect(() => () => void speaking.close(), [speaking]);
  const isLoaded = draft.status.value.is !== "loading" && aside.status.value.is !== "loading";
  useEffect(() => {
    if (!isLoaded) return;
    // What cannot be taken up now is there the next time.
    speaking.gather().catch(() => undefined);
    throwAwayOld().catch(() => undefined);
  }, [isLoaded, speaking]);
  const other = aside.other.value;
  useEffect(() => {
    // Two tabs: what was taken out in the other can be put back here as well.
    if (!other) return;
    const { removed, cut } = aside.content.peek();
    const known = new Set(removed.map(({ part }) => part.sound));
    aside.change({
      removed: [...removed, ...other.content.removed.filter(({ part }) => !known.has(part.sound))],
      cut: [...new Set([...cut, ...other.content.cut])],
    });
    void aside.flush().then(() => aside.settleOther(false));
  }, [other]);

  const { sounds = [] } = draft.content.value;
  const { removed, cut } = aside.content.value;
  const cutHere = sounds.filter(({ sound }) => cut.includes(sound));
  const answered = new Set(sounds.map(({ question }) => question));
  const open = ESSAY_QUESTIONS.find(({ ask }) => !answered.has(ask));
  const unkept = speaking.unkept.value;
  const ended = speaking.ended.value;

  /** What could be put back for a day, and is named by nothing else, takes no room any more. */
  async function throwAwayOld(): Promise<void> {
    const old = aside.content.peek().removed.filter(isOld);
    if (old.length === 0) return;
    const named = soundsOfEntries(phone.entries());
    // What another tab wrote waits beside this draft till the two are joined, and has the part perhaps.
    const drafts = (await phone.drafts.list())
      .filter(({ id }) => id !== aside.id)
      .map(({ content }) => JSON.stringify(content));
    const here = new Set(draft.content.peek().sounds?.map(({ sound }) => sound));
    const gone = old
      .map(({ part }) => part.sound)
      .filter((id) => !named.has(id) && !here.has(id) && !drafts.some((words) => words.includes(id)));
    aside.change({ removed: aside.content.peek().removed.filter((one) => !isOld(one)) });
    await phone.blobs.remove(gone);
  }

  function change(to: readonly EssaySound[], words: string): void {
    draft.change({ sounds: to });
    said.value = words;
  }
  function remove(part: EssaySound): void {
    const index = sounds.indexOf(part);
    aside.change({ removed: [...removed, { part, index, at: Date.now() }] });
    change(without(sounds, part.sound), `第 ${index + 1} 段删掉了`);
    root.current?.focus({ preventScroll: true });
  }
  function bringBack(one: RemovedPart): void {
    change(putBack(sounds, one.part, one.index), "放回来了");
    aside.change({ removed: removed.filter((other) => other !== one) });
  }
  function seen(sound: BlobId): void {
    aside.change({ cut: cut.filter((one) => one !== sound) });
  }
  function speak(what: Wanted): void {
    wanted.value = what;
  }

  if (!isLoaded) return <p class="muted">正在取出录音…</p>;
  return (
    <section class="stack" aria-label="讲" ref={root} tabIndex={-1}>
      <div role="status" class="out-of-sight">
        {said.value}
      </div>
      {sounds.length === 0 && (
        <p>不想打字，就说给手机听。边说边存，没有网络也行；说完可以再听、重录、换次序。</p>
      )}
      {cutHere.map((part) => (
        <Notice
          key={part.sound}
          kind="look"
          title={`第 ${sounds.indexOf(part) + 1} 段上次说到一半断了，说到的 ${secondsWords(part.seconds)}都在`}
        >
          <p>听一听：够用就留下，不够就接着说一段，或者重录。</p>
          <Button onPress={() => seen(part.sound)}>知道了</Button>
        </Notice>
      ))}
      {ended !== undefined && wanted.value === undefined && (
        <Notice kind="look" urgent>
          {endedWords[ended]}
        </Notice>
      )}
      {unkept && (
        <Notice kind="error" title="有一段还没有存好" urgent>
          <p>{unkeptWords(unkept.error)}</p>
          <ActionButton action={unkept.again}>再存一次</ActionButton>
        </Notice>
      )}
      {sounds.length > 0 && (
        <HearSounds
          sounds={sounds}
          below={(part) => {
            const number = sounds.indexOf(part) + 1;
            return (
              <PartTools
                sound={part}
                number={number}
                isLast={number === sounds.length}
                onWords={(words) => draft.change({ sounds: withWords(sounds, part.sound, words) })}
                onMove={(by) => change(moved(sounds, part.sound, by), `挪到了第 ${number + by} 段`)}
                onAnew={() => speak({ question: part.question, instead: part.sound })}
                onRemove={() => remove(part)}
              />
            );
          }}
        />
      )}
      {open && (
        <Button block onPress={() => speak({ question: open.ask })}>
          {sounds.length === 0 ? "问我，我来答：" : "再答一问："}
          {open.ask}
        </Button>
      )}
      <Button block onPress={() => speak({})}>
        {sounds.length === 0 ? "想到什么说什么" : "再说一段"}
      </Button>
      {removed.length > 0 && (
        <details>
          <summary>删掉的 {removed.length} 段，一天之内能放回来</summary>
          <ul class="rows">
            {removed.map((one) => (
              <li key={one.part.sound} class="heard-sound">
                <p>
                  {one.part.question ?? "自己说的"}，{secondsWords(one.part.seconds)}
                </p>
                <Button onPress={() => bringBack(one)}>放回来</Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {wanted.value && <SpeakSheet speaking={speaking} wanted={wanted.value} onDone={() => void done()} />}
    </section>
  );

  async function done(): Promise<void> {
    wanted.value = undefined;
    // The microphone is open as long as somebody may speak, and no longer.
    await speaking.close();
  }
}

function isOld({ at }: RemovedPart): boolean {
  return at < Date.now() - PUT_BACK_MS;
}
