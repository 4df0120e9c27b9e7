import { CopyButton } from "../components/copy-button.tsx";
import { Notice } from "../components/notice.tsx";
import { Button } from "../components/button.tsx";
import { useLoaded } from "../shell/use-loaded.ts";
import { clockWords } from "../words/dates.ts";
import { failureWords } from "../words/failure-words.ts";
import { inPlainWords } from "../words/in-plain-words.ts";
import type { DraftContent, OpenDraft } from "./open-draft.ts";

/** "草稿已存在本机 19:42", or what went wrong and how to get the words out. `words`: what one would want to copy. */
export function DraftStatusLine<T extends DraftContent>(props: {
  draft: OpenDraft<T>;
  words: (content: T) => string;
}) {
  const { draft } = props;
  const status = draft.status.value;
  const other = draft.other.value;
  return (
    <div class="stack close">
      <p class="muted small" role="status">
        {status.is === "loading" && "正在取出草稿…"}
        {status.is === "empty" && "边写边存，随时可以停"}
        {status.is === "unsaved" && "正在存…"}
        {status.is === "saved" && inPlainWords(`草稿已存在本机 ${clockWords(status.at)}`)}
        {status.is === "failed" && "还没有存上"}
      </p>
      {status.is === "failed" && (
        <Notice kind="error" urgent>
          <p>{failureWords(status.error)}</p>
          <div class="side-by-side">
            <CopyButton text={props.words(draft.content.value)} label="复制我写的" />
            <Button onPress={() => void draft.flush()}>再存一次</Button>
          </div>
        </Notice>
      )}
      {other && <Other draft={draft} words={props.words} />}
    </div>
  );
}

const load = () => import("./other-draft.tsx").then((m) => m.OtherDraft);

/** What another tab wrote on the same thing. */
function Other<T extends DraftContent>(props: { draft: OpenDraft<T>; words: (content: T) => string }) {
  const loaded = useLoaded(load);
  if (loaded.value) return <loaded.value {...props} />;
  const other = props.draft.other.value;
  if (!loaded.failed || !other) return null;
  return (
    <Notice kind="look" title="另一个窗口也在写这一篇，两份都留着">
      <div class="side-by-side">
        <Button onPress={loaded.retry}>看看那一份</Button>
        <CopyButton text={props.words(other.content)} label="复制另一份" />
      </div>
    </Notice>
  );
}
