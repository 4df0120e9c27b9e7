import { useState } from "preact/hooks";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { CopyButton } from "../components/copy-button.tsx";
import { Notice } from "../components/notice.tsx";
import { moreWords } from "../essays/versions/join-media.ts";
import { JoinTexts } from "../essays/versions/join-texts.tsx";
import { TextDifference } from "../essays/versions/text-difference.tsx";
import { joinedContent, toJoin, wordsField } from "./join-drafts.ts";
import type { DraftContent, OpenDraft } from "./open-draft.ts";

/** Two tabs wrote on one thing: what differs, and how it becomes one again. What is mostly one text can be joined place by place. */
export function OtherDraft<T extends DraftContent>(props: {
  draft: OpenDraft<T>;
  words: (content: T) => string;
}) {
  const { draft, words } = props;
  // What stood here when the two were laid side by side.
  const [mine, setMine] = useState<T | undefined>(undefined);
  const [hasChanged, setChanged] = useState(false);
  const other = draft.other.value;
  if (!other) return null;
  const theirs = other.content;
  const field = mine && wordsField(mine, theirs);

  /** Unless something was typed since: then it is compared anew. */
  async function settle(take: false | ((current: T) => Partial<T>)): Promise<void> {
    const current = draft.content.peek();
    if (mine !== undefined && JSON.stringify(current) !== JSON.stringify(mine)) {
      setChanged(true);
      setMine(current);
      return;
    }
    await draft.settleOther(take && take(current));
    setMine(undefined);
    setChanged(false);
  }

  return (
    <Notice kind="look" title="另一个窗口也在写这一篇，两份都留着">
      {mine === undefined ? (
        <div class="side-by-side">
          <Button onPress={() => setMine(draft.content.peek())}>看有什么不同，选一份或合成一篇</Button>
          <CopyButton text={words(theirs)} label="复制另一份" />
        </div>
      ) : (
        <>
          {hasChanged && <p role="alert">这一份刚才又改了，已经重新对过，请再选一次。</p>}
          {field === undefined ? (
            <>
              <p class="muted">从这一份到另一份：</p>
              <TextDifference before={words(mine)} after={words(theirs)} />
              <ActionButton block action={() => settle(() => theirs)} working="正在存…">
                换成另一份
              </ActionButton>
              <ActionButton block action={() => settle(false)} working="正在存…">
                只留这一份
              </ActionButton>
              <CopyButton text={words(theirs)} label="复制另一份" block />
            </>
          ) : (
            <JoinTexts
              key={JSON.stringify(mine)}
              base={undefined}
              mine={toJoin(mine, field)}
              theirs={toJoin(theirs, field)}
              also={moreWords(mine, theirs)}
              onJoined={(result) => settle((current) => joinedContent(current, theirs, field, result))}
            />
          )}
          <Button block kind="quiet" onPress={() => setMine(undefined)}>
            先不管，两份都留着
          </Button>
        </>
      )}
    </Notice>
  );
}
