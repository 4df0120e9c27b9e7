import { dayWords } from "../../../../domain/day-words.ts";
import { dayOf } from "../../../../domain/day.ts";
import { essaySizeWords } from "../../../../domain/essay-size-words.ts";
import type { HandedIn } from "../../../../domain/fold/essays.ts";
import type { MemberId } from "../../../../domain/ids.ts";
import { RemarkedText } from "../../../essays/remarks/remarked-text.tsx";
import { aboutWords, remarksOf } from "../../../essays/remarks/remarks-of.ts";
import { today } from "../../../session/reckonings.ts";
import "./essay-paper.css";

/** An essay on paper: what is on the screen stays there. Remarks stand behind the text, by their numbers, where they are wanted. */
export function EssayPaper(props: {
  handedIn: HandedIn;
  writer: string;
  branch: string;
  name: (member: MemberId) => string;
  withRemarks: boolean;
}) {
  const { handedIn, writer, branch, name, withRemarks } = props;
  const remarks = withRemarks ? remarksOf(handedIn) : [];
  const marked = remarks.flatMap((one) =>
    one.at === "text" ? [{ number: one.number, passage: one.passage }] : [],
  );
  const { sounds = [], photos = [], transcripts } = handedIn;
  const written = [
    ...sounds.map(({ sound, words }, i) => ({ blob: sound, words, label: `（录音第 ${i + 1} 段）` })),
    ...photos.map(({ photo, words }, i) => ({ blob: photo, words, label: `（手写第 ${i + 1} 页）` })),
  ];
  return (
    <article class="essay-paper">
      <h2>{handedIn.title || "学习体会"}</h2>
      <p class="essay-paper-by">
        {branch}　{writer}　{dayWords(dayOf(handedIn.at), today())}
      </p>
      <RemarkedText text={handedIn.text} marked={marked} remark={() => null} />
      {written.length > 0 && <p class="essay-paper-note">（{essaySizeWords({ ...handedIn, text: "" })}）</p>}
      {written.map(({ blob, words, label }) => (
        <section key={blob}>
          <p class="essay-paper-note">{label}</p>
          <RemarkedText
            text={transcripts.get(blob)?.words ?? words ?? "还没有写成文字。"}
            marked={[]}
            remark={() => null}
          />
        </section>
      ))}
      {remarks.length > 0 && (
        <section class="essay-paper-remarks">
          <h3>批注</h3>
          {remarks.map((one) => {
            const about = aboutWords(handedIn, one);
            return (
              <p key={one.number}>
                {one.number}. {about !== undefined && `${about}：`}
                {one.remark.words}
                {one.remark.by !== undefined && `（${name(one.remark.by)}）`}
              </p>
            );
          })}
        </section>
      )}
    </article>
  );
}
