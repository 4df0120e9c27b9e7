import { useState } from "preact/hooks";
import { versionText, type Essay, type EssayVersion } from "../../../domain/fold/essays.ts";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Notice } from "../../components/notice.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { now } from "../../session/now.ts";
import { momentWords } from "../../words/dates.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { moreWords } from "./join-media.ts";
import { JoinTexts } from "./join-texts.tsx";
import { commonText, joinedDraft } from "./other-heads.ts";

/** One text from another phone, to be looked at and joined with what stands here. */
export function JoinVersions(props: {
  essay: Essay;
  draft: OpenDraft<EssayDraft>;
  other: EssayVersion;
  /** more of them behind this one */
  more: number;
}) {
  const { essay, draft, other } = props;
  // What stood here when the two were laid side by side.
  const [mine, setMine] = useState<EssayDraft | undefined>(undefined);
  const [hasChanged, setChanged] = useState(false);
  const text = versionText(essay, other.entry);
  const when = momentWords(other.at, now.value);
  if (text === undefined) {
    return (
      <Notice kind="look" title="这一篇在别处也写过">{`${when} 写的那一份还没有到齐，有网络就会来。`}</Notice>
    );
  }

  async function keep(from: EssayDraft, result: { title?: string; text: string }): Promise<void> {
    const current = draft.content.peek();
    if (current.text !== from.text || current.title !== from.title) {
      setChanged(true);
      setMine(current);
      return;
    }
    await draft.keep(joinedDraft(current, other, result));
    setMine(undefined);
  }

  return (
    <Notice kind="look" title="这一篇在别处也写过，两份都留着">
      <p>
        {when} 在另一部手机或另一个窗口里写的。怎么合，由您定。
        {props.more > 0 && `合好这一份，还有 ${props.more} 份。`}
      </p>
      {mine === undefined ? (
        <div class="side-by-side">
          <Button
            onPress={() => {
              setChanged(false);
              setMine(draft.content.peek());
            }}
          >
            看不同，合成一篇
          </Button>
          <CopyButton text={text} label="复制那一份" />
        </div>
      ) : (
        <>
          {hasChanged && <p role="alert">这一份刚才又改了，已经重新对过，请再选一次。</p>}
          <JoinTexts
            key={mine.text}
            base={commonText(essay, mine, other)}
            mine={mine}
            theirs={{ title: other.title, text }}
            also={moreWords(mine, other)}
            onJoined={(result) => keep(mine, result)}
          />
          <Button block kind="quiet" onPress={() => setMine(undefined)}>
            先不合
          </Button>
        </>
      )}
    </Notice>
  );
}
