import { useEffect, useRef, useState } from "preact/hooks";
import { foldTextVersions } from "../../../domain/fold/text-versions.ts";
import { foldTexts, type PublishedText } from "../../../domain/fold/texts.ts";
import type { BlobId, TextId } from "../../../domain/ids.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { ByteProgress } from "../../components/progress.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useFold, useReckoned } from "../../session/use-session.ts";
import { textsToRead } from "../../texts/my-texts.ts";
import { useShelf } from "../../texts/use-shelf.ts";
import { useText } from "../../texts/use-text.ts";
import { megabytes } from "../../words/sizes.ts";
import { Reader } from "./reader.tsx";

export function ReaderPage({ params }: PageProps) {
  const id = params["text"] ?? "";
  const own = useReckoned(textsToRead).find(({ text }) => text === id);
  const known = useFold(foldTexts).byId.get(id);
  // Who is in the middle of one when it is withdrawn may finish it.
  const begun = useRef<TextId>(undefined);
  const published = own ?? known;
  // A new version that is not here yet takes nothing from who has the one before it; and what is being read stays.
  const [opened, retry] = useText(published, useFold(foldTextVersions).get(id));
  const shown = useRef<{ blob: BlobId; text: StudyText; isEarlier: boolean }>(undefined);
  if (opened.is === "open") shown.current ??= { ...opened, isEarlier: opened.blob !== published?.blob };
  if (!published)
    return (
      <Page title="找不到这一篇" back="/texts" backLabel="学习">
        <Notice kind="look">这一篇还没有传过来，或者支部已经撤下了。联网后再看看。</Notice>
      </Page>
    );
  if (published.withdrawn === undefined) begun.current = id;
  else if (begun.current !== id) return <Withdrawn published={published} />;
  if (shown.current) {
    const { blob, text, isEarlier } = shown.current;
    const version = blob === published.blob ? published : { ...published, blob };
    return <Reader published={version} content={text} isEarlier={isEarlier} />;
  }
  if (opened.is === "not-here") return <NotHere published={published} onHere={retry} />;
  return <Opening />;
}

function Withdrawn({ published: { title, why } }: { published: PublishedText }) {
  return (
    <Page title={title} back="/texts" backLabel="学习">
      <Notice kind="look" title="这一篇已经撤下了">
        {why !== undefined && <p>原因：{why}</p>}
        <p>先前学过的，学时照算；写的笔记还在“我的笔记”里。</p>
      </Notice>
    </Page>
  );
}

/** As a rule the text is there before this could be read, and sooner where nothing else is drawn first. */
const SAY_SO_MS = 400;

function Opening() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SAY_SO_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="opening muted" role="status">
      {isLong && "正在打开…"}
    </p>
  );
}

function NotHere({ published, onHere }: { published: PublishedText; onHere: () => void }) {
  const shelf = useShelf();
  const download = shelf.download.value;
  return (
    <Page title={published.title} back="/texts" backLabel="学习">
      <div class="stack">
        <Notice>这一篇还没有存到手机上。</Notice>
        {download && <ByteProgress label="正在存到手机" done={download.done} of={download.of} />}
        <ActionButton
          kind="primary"
          block
          working="正在存到手机…"
          action={() => shelf.fetch([published]).then(onHere)}
        >
          存到手机再读（{megabytes(published.size)}）
        </ActionButton>
      </div>
    </Page>
  );
}
