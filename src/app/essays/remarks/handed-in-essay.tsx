import { useSignal } from "@preact/signals";
import type { ComponentChildren, Ref } from "preact";
import type { EssayRemark } from "../../../domain/entries/essays.ts";
import type { Passage } from "../../../domain/essay-remarks.ts";
import type { HandedIn } from "../../../domain/fold/essays.ts";
import type { BlobId, MemberId } from "../../../domain/ids.ts";
import { Button } from "../../components/button.tsx";
import { useDraftList } from "../../drafts/use-draft-list.ts";
import { ShowPages } from "../photos/show-pages.tsx";
import { HearSounds } from "../spoken/hear-sounds.tsx";
import { RemarkNote } from "./remark-note.tsx";
import { RemarkedText } from "./remarked-text.tsx";
import { aboutWords, remarksOf, type ShownRemark } from "./remarks-of.ts";
import { Transcription, transcriptionDraftId } from "./transcription.tsx";

/** What somebody who writes remarks puts among what he reads. */
export interface RemarkTools {
  drafts: readonly EssayRemark[];
  /** in place of a remark that is not sent yet */
  draft: (remark: ShownRemark, index: number) => ComponentChildren;
  belowParagraph: (paragraph: Passage, index: number) => ComponentChildren;
  /** `second`: where it is heard now */
  belowFile: (blob: BlobId, label: string, second?: number) => ComponentChildren;
  textRef: Ref<HTMLDivElement>;
  chosen: Passage | undefined;
}

/** An essay as it was handed in, its words, its voice and its pages, with all that was said to it in its place. */
export function HandedInEssay(props: {
  handedIn: HandedIn;
  writer: MemberId;
  name: (member: MemberId) => string;
  tools?: RemarkTools;
}) {
  const { handedIn, writer, name, tools } = props;
  const { sounds = [], photos = [] } = handedIn;
  const remarks = remarksOf(handedIn, tools?.drafts);
  const drafts = new Set(useDraftList().map(({ id }) => id));
  const goTo = useSignal<{ sound: BlobId; second: number } | undefined>(undefined);
  const heard = useSignal<ReadonlyMap<BlobId, number>>(new Map());

  const note = (remark: ShownRemark): ComponentChildren => {
    const { draft, by } = remark.remark;
    if (draft !== undefined && tools) return tools.draft(remark, draft);
    const about = aboutWords(handedIn, remark);
    return (
      <RemarkNote
        key={remark.number}
        number={remark.number}
        words={remark.remark.words}
        {...(by !== undefined && { who: name(by) })}
        {...(about !== undefined && { about })}
      >
        {remark.at === "media" && remark.second !== undefined && (
          <div class="no-print">
            <Button
              kind="quiet"
              label={`从批注 ${remark.number} 说的地方听`}
              onPress={() => (goTo.value = { sound: remark.blob, second: remark.second ?? 0 })}
            >
              从这里听
            </Button>
          </div>
        )}
      </RemarkNote>
    );
  };
  const below = (
    blob: BlobId,
    label: string,
    own: string | undefined,
    second?: number,
  ): ComponentChildren => (
    <>
      <Transcription
        handedIn={handedIn}
        writer={writer}
        blob={blob}
        label={label}
        own={own}
        name={name}
        hasDraft={drafts.has(transcriptionDraftId(handedIn, blob))}
      />
      {remarks.filter((one) => one.at === "media" && one.blob === blob).map(note)}
      {tools?.belowFile(blob, label, second)}
    </>
  );
  const inText = remarks.flatMap((one) =>
    one.at === "text"
      ? [{ number: one.number, passage: one.passage, isDraft: one.remark.draft !== undefined }]
      : [],
  );

  return (
    <div class="stack">
      {handedIn.text.trim() !== "" && (
        <RemarkedText
          text={handedIn.text}
          marked={inText}
          remark={(number) => note(remarks[number - 1]!)}
          {...(tools && {
            below: tools.belowParagraph,
            textRef: tools.textRef,
            chosen: tools.chosen,
          })}
        />
      )}
      {sounds.length > 0 && (
        <HearSounds
          sounds={sounds}
          startAt={goTo.value}
          onSecond={({ sound }, second) => (heard.value = new Map(heard.value).set(sound, second))}
          below={({ sound, words }) => {
            const part = sounds.findIndex((one) => one.sound === sound) + 1;
            return below(sound, `第 ${part} 段`, words, heard.value.get(sound) ?? 0);
          }}
        />
      )}
      <ShowPages
        photos={photos}
        below={({ photo, words }) => {
          const page = photos.findIndex((one) => one.photo === photo) + 1;
          return below(photo, `第 ${page} 页`, words);
        }}
      />
      {remarks.filter(({ at }) => at === "whole").map(note)}
    </div>
  );
}
