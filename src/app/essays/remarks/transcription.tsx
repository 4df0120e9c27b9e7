import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { HandedIn, Transcript } from "../../../domain/fold/essays.ts";
import type { BlobId, MemberId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { TextArea } from "../../components/fields.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { now } from "../../session/now.ts";
import { useMe, useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import "./remarks.css";

/** As the protocol bounds it. */
const MOST = 10_000;

/** "transcribe:<entry>:<recording or photo>" */
export function transcriptionDraftId(handedIn: Pick<HandedIn, "entry">, blob: BlobId): string {
  return `transcribe:${handedIn.entry}:${blob}`;
}

/** What a recording or a page says, in writing, beside it: who wrote it down, what stood there before, and the way to write it. */
export function Transcription(props: {
  handedIn: HandedIn;
  /** whose words they are */
  writer: MemberId;
  blob: BlobId;
  /** "第 2 段", "第 1 页" */
  label: string;
  /** written beside it by its writer before he handed it in */
  own: string | undefined;
  name: (member: MemberId) => string;
  /** something was typed here and not kept yet */
  hasDraft: boolean;
}) {
  const { handedIn, writer, blob, name } = props;
  const held = handedIn.transcripts.get(blob);
  const own = props.own?.trim() ? props.own : undefined;
  const isOpen = useSignal(false);
  useEffect(() => {
    if (props.hasDraft) isOpen.value = true;
  }, [props.hasDraft]);
  const before: (Pick<Transcript, "words" | "by"> & Partial<Transcript>)[] = [
    ...(own !== undefined && held ? [{ words: own, by: writer }] : []),
    ...(held?.before ?? []),
  ];
  const shown: (Pick<Transcript, "words" | "by"> & Partial<Transcript>) | undefined =
    held ?? (own === undefined ? undefined : { words: own, by: writer });

  return (
    <div class="transcript">
      {shown && (
        <>
          <p class="muted small">
            {props.label}的文字 · {whoWords(shown)}
          </p>
          <p class="remark-words">{shown.words}</p>
          {before.length > 0 && (
            <details class="no-print">
              <summary>以前写的 {before.length} 稿</summary>
              {before.map((one, i) => (
                <div key={i} class="stack close">
                  <p class="muted small">{whoWords(one)}</p>
                  <p class="remark-words">{one.words}</p>
                </div>
              ))}
            </details>
          )}
        </>
      )}
      {isOpen.value ? (
        <TranscriptionForm
          {...props}
          begin={shown?.words ?? ""}
          onDone={() => {
            isOpen.value = false;
          }}
        />
      ) : (
        <div class="no-print">
          <Button
            kind="quiet"
            label={shown ? `改${props.label}的文字` : `把${props.label}写成文字`}
            onPress={() => (isOpen.value = true)}
          >
            {shown ? "改文字" : "把它写成文字"}
          </Button>
        </div>
      )}
    </div>
  );

  function whoWords({ by, at }: Pick<Transcript, "by"> & Partial<Transcript>): string {
    const who = at === undefined ? "交的时候自己写的" : `${by === writer ? "本人" : name(by)}写的`;
    return at === undefined ? who : `${who}，${momentWords(at, now.value)}`;
  }
}

function TranscriptionForm(props: {
  handedIn: HandedIn;
  writer: MemberId;
  blob: BlobId;
  label: string;
  begin: string;
  onDone: () => void;
}) {
  const { handedIn, writer, blob, begin } = props;
  const { phone } = useSession();
  const me = useMe();
  const draft = useDraft(transcriptionDraftId(handedIn, blob), { words: begin });
  const error = useSignal<string | undefined>(undefined);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector("textarea")?.focus({ preventScroll: true }), []);

  async function keep(): Promise<void> {
    const words = draft.content.value.words.trim();
    error.value = words === "" ? "还没有写字。听一段写一段就行，写了的都存着。" : undefined;
    if (error.value !== undefined) return;
    if (words !== begin.trim()) {
      const body = { entry: handedIn.entry, blob, words };
      const whose = me === writer ? {} : { for: writer };
      await draft.send(() =>
        phone.write([{ kind: "essay-transcribed", ...whose, body }], { draft: draft.id }),
      );
    } else await draft.discard();
    props.onDone();
  }
  async function drop(): Promise<void> {
    await draft.discard();
    props.onDone();
  }

  return (
    <div ref={frame} class="stack close no-print">
      <TextArea
        label={`${props.label}的文字`}
        hint="照他的话写，原来的录音和照片一直都在。"
        value={draft.content.value.words}
        error={error.value}
        rows={6}
        maxLength={MOST}
        onInput={(words) => draft.change({ words })}
      />
      <DraftStatusLine draft={draft} words={({ words }) => words} />
      <div class="side-by-side">
        <ActionButton action={keep} working="正在存…">
          存下这段文字
        </ActionButton>
        <ActionButton kind="quiet" action={drop}>
          不写了
        </ActionButton>
      </div>
    </div>
  );
}
