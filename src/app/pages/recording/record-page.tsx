import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { foldTexts, type PublishedText } from "../../../domain/fold/texts.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { keepScreenOn } from "../../keep-screen-on.ts";
import { openMicrophone } from "../../recording/microphone.ts";
import { openRecording } from "../../recording/recording.ts";
import {
  isAt,
  paragraphsOf,
  partAt,
  type RecordingDraft,
  recordingDraftId,
} from "../../recording/recording-draft.ts";
import "../../recording/recording.css";
import type { PageProps } from "../../routing/route.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { keepPages } from "../../storage/keep-pages.ts";
import { useText } from "../../texts/use-text.ts";
import { failureWords } from "../../words/failure-words.ts";
import { AllParagraphs } from "./all-paragraphs.tsx";
import { OneParagraph } from "./one-paragraph.tsx";
import { WhoReads } from "./who-reads.tsx";

/** 朗读: a text is read aloud, a paragraph at a time, with or without a network. */
export function RecordPage({ params }: PageProps) {
  const id = params["text"] ?? "";
  const published = useFold(foldTexts).byId.get(id);
  const [opened] = useText(published);
  useEffect(() => void keepPages("recording").catch(() => undefined), []);
  const title = published ? `朗读《${published.title}》` : "朗读";
  return (
    <Page title={title} back={`/texts/${id}`} backLabel="回到文章">
      {opened.is === "open" && published && (
        <Record key={published.blob} published={published} content={opened.text} />
      )}
      {(!published || opened.is === "not-here") && (
        <div class="stack">
          <Notice>这一篇还没有存到手机上。先打开文章存下来，再来朗读。</Notice>
          <ButtonLink block to={published ? `/texts/${id}` : "/texts"}>
            去打开
          </ButtonLink>
        </div>
      )}
    </Page>
  );
}

export type Step = "who" | "all" | number;

function Record({ published, content }: { published: PublishedText; content: StudyText }) {
  const { phone } = useSession();
  const paragraphs = useMemo(() => paragraphsOf(content), [content]);
  const draft = useDraft<RecordingDraft>(recordingDraftId(published.text), {
    reading: "",
    text: published.text,
    voice: "",
    dialect: "",
    parts: [],
  });
  const recording = useMemo(() => openRecording(phone.blobs, draft, openMicrophone), [phone, draft]);
  /** undefined: what was kept is being looked at */
  const step = useSignal<Step | undefined>(undefined);
  const hasMoved = useSignal(false);
  const status = draft.status.value;
  const isLoaded = status.is !== "loading";
  useEffect(() => keepScreenOn(), []);
  // Layout: what was spoken is kept when the page goes, before the draft is closed.
  useLayoutEffect(() => () => void recording.close(), [recording]);
  useEffect(() => {
    if (!isLoaded || step.value !== undefined) return;
    recording.gather().then(
      () => (step.value = firstStep()),
      () => (step.value = firstStep()),
    );
  }, [isLoaded]);
  const other = draft.other.value;
  useEffect(() => {
    // Two pages recorded at once: each paragraph is kept, this page's where both have it.
    if (!other) return;
    const { parts } = draft.content.value;
    const more = other.content.parts.filter((part) => !partAt(parts, part));
    if (more.length > 0) draft.change({ parts: [...parts, ...more] });
    void draft.flush().then(() => draft.settleOther(false));
  }, [other]);

  function go(to: Step): void {
    hasMoved.value = true;
    step.value = to;
  }
  function firstStep(): Step {
    const { reading, parts } = draft.content.value;
    if (reading === "") return "who";
    const next = paragraphs.findIndex((one) => {
      const part = partAt(parts, one);
      return !part || part.isCut;
    });
    return next < 0 ? "all" : next;
  }

  if (paragraphs.length === 0) return <Notice>这一篇里没有可以朗读的段落。</Notice>;
  if (step.value === undefined) return <p class="muted">正在取出录音…</p>;
  const lost = draft.content.value.parts.filter((part) => !paragraphs.some((one) => isAt(part, one)));
  return (
    <div class="stack">
      {status.is === "failed" && (
        <Notice kind="error" urgent>
          {failureWords(status.error)}
        </Notice>
      )}
      {lost.length > 0 && (
        <Notice kind="look">
          {`文章换了新版，有 ${lost.length} 段的字改过了，要重新录。其余录好的都还在。`}
        </Notice>
      )}
      {step.value === "who" && (
        <WhoReads
          draft={draft}
          published={published}
          paragraphs={paragraphs}
          onReady={() => go(firstStep())}
        />
      )}
      {step.value === "all" && (
        <AllParagraphs draft={draft} published={published} paragraphs={paragraphs} onGo={go} />
      )}
      {typeof step.value === "number" && (
        <OneParagraph
          key={step.value}
          draft={draft}
          recording={recording}
          paragraphs={paragraphs}
          index={step.value}
          isNext={hasMoved.value}
          onGo={go}
        />
      )}
    </div>
  );
}
