import { useState } from "preact/hooks";
import type { NoteText } from "../../../domain/fold/notes.ts";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { JoinTexts } from "./join-texts.tsx";
import { now } from "../../session/now.ts";
import { momentWords } from "../../words/dates.ts";

/** What another phone wrote on the same note, to be read at once and joined with what stands here. */
export function OtherNote(props: {
  mine: string;
  other: NoteText;
  /** more of them behind this one */
  more: number;
  /** Resolves when it is durable. */
  onJoined: (words: string) => Promise<unknown>;
}) {
  const { mine, other, more } = props;
  // What stood here when the two were laid side by side.
  const [compared, compare] = useState<string | undefined>(undefined);
  const hasChanged = compared !== undefined && compared !== mine;
  return (
    <Notice kind="look" title="另一部手机上也写过，两份都留着">
      <p class="muted small">{momentWords(other.at, now.value)} 写的：</p>
      <p class="note-words-shown">{other.words}</p>
      {more > 0 && <p>合好这一份，还有 {more} 份。</p>}
      {compared === undefined ? (
        <div class="side-by-side">
          <Button onPress={() => compare(mine)}>看不同，合成一条</Button>
          <CopyButton text={other.words} label="复制那一份" />
        </div>
      ) : (
        <>
          {hasChanged && <p role="alert">这一份刚才又改了，请再对一次。</p>}
          {hasChanged ? (
            <Button onPress={() => compare(mine)}>再对一次</Button>
          ) : (
            <JoinTexts
              base={undefined}
              mine={{ text: mine }}
              theirs={{ text: other.words }}
              onJoined={({ text }) => props.onJoined(text)}
            />
          )}
          <Button block kind="quiet" onPress={() => compare(undefined)}>
            先不合
          </Button>
        </>
      )}
    </Notice>
  );
}
