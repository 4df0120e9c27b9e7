import { Fragment } from "preact";
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PublishedText } from "../../../domain/fold/texts.ts";
import { type Block, wordsOf } from "../../../protocol/block-words.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { estimatedMinutes } from "../../../domain/reading-offer.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { goTo, query } from "../../routing/place.ts";
import { arrived } from "../../routing/arrival.ts";
import { useSession } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { drawBlock } from "../../texts/draw-block.tsx";
import { FindBar, lookupIn } from "./find-bar.tsx";
import { ContentsSheet } from "./contents-sheet.tsx";
import { Listen } from "./listen.tsx";
import { LookSheet } from "./look-sheet.tsx";
import { OtherPlaceChoice } from "./other-place-choice.tsx";
import { resumeIn } from "./resume.ts";
import { placeTeller } from "./tell-place.ts";
import { keepScreenOn } from "../../keep-screen-on.ts";
import { pointAtTop, scrollToPoint, type TextPoint } from "./place-in-text.ts";
import { TextEnd } from "./text-end.tsx";
import { TimeLeft } from "./time-left.tsx";
import { watchReading } from "./watch-reading.ts";
import "./reader.css";
import "./print.css";

/** After the text is on the screen: no word of it waits for them. */
const loadNotes = () => import("../../notes/reader-notes.tsx").then((m) => m.ReaderNotes);

/** Who does not move for so long has put it aside, and the phone may sleep. */
const SCREEN_ON_MS = 10 * 60_000;

/**
 * A text. The screen where the reader stopped is painted first, the rest of a long text right after it; the place is held
 * to the character meanwhile.
 */
export function Reader(props: {
  /** with the blob of the version that is shown */
  published: PublishedText;
  content: StudyText;
  /** There is a newer version. */
  isEarlier: boolean;
}) {
  const { published, content, isEarlier } = props;
  const main = useRef<HTMLElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const sheet = useSignal<"none" | "contents" | "look" | "notes" | "pick">("none");
  const [lookup] = useState(() => lookupIn(query.value));
  /** the essay that somebody came from: "?essay=…" */
  const [essay] = useState(() => query.value.get("essay"));
  /** what somebody came to look up has been seen */
  const wasAway = useRef(false);
  const finding = useSignal(lookup !== undefined);
  /** the note that somebody came to see: "?note=…" */
  const visited = useSignal(query.value.get("note") ?? undefined);
  const listening = useSignal(query.value.get("listen") === "1");
  const session = useSession();
  const [resume] = useState(() => resumeIn(session, published, content));
  const startAt = lookup?.at ?? resume.at;
  const begin = Math.min(startAt?.block ?? 0, Math.max(0, content.blocks.length - 1));
  const [firstScreen] = useState(() =>
    blocksOfAScreen(content.blocks, { block: begin, offset: startAt?.offset ?? 0 }),
  );
  const [whole, setWhole] = useState(content.blocks.length <= firstScreen);
  // The same nodes as long as the text is the same: what is opened over a long text does not touch it.
  const blocks = useMemo(
    () =>
      whole
        ? drawBlocks(content.blocks, 0)
        : drawBlocks(content.blocks.slice(begin, begin + firstScreen), begin),
    [whole, content],
  );

  const wordsOfBlocks = useMemo(() => content.blocks.map(wordsOf), [content]);
  const ReaderNotes = useLoaded(whole ? loadNotes : undefined).value;

  const offset = startAt?.offset ?? 0;
  const atStart = begin === 0 && offset === 0;
  useLayoutEffect(() => {
    arrived(main.current, true);
    if (atStart) scrollTo(0, 0);
  }, []);
  useLayoutEffect(() => {
    if (words.current && !atStart) scrollToPoint(words.current, { block: begin, offset });
  }, [whole]);
  useEffect(() => (whole ? keepScreenOn(SCREEN_ON_MS) : undefined), [whole]);
  useEffect(() => {
    document.title = `${content.title} · 送学`;
    if (whole) return undefined;
    // Two frames: the first screen is on the glass before the rest is made.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => setWhole(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  // Layout: its last look comes while the text is still on the page.
  useLayoutEffect(() => {
    if (!whole) return undefined;
    return watchReading({
      text: published.text,
      blob: published.blob,
      words: wordsOfBlocks,
      pointAtTop: () => (words.current ? pointAtTop(words.current) : undefined),
      isEndInSight: () => (words.current?.getBoundingClientRect().bottom ?? Infinity) <= innerHeight,
      isAway: () => finding.value || visited.value !== undefined,
      onLeave: placeTeller(session, published.text),
    });
  }, [whole]);

  return (
    <>
      <main class="reading" ref={main} tabIndex={-1}>
        {(whole || begin === 0) && <h1 tabIndex={-1}>{content.title}</h1>}
        {(whole || begin === 0) && (
          <p class="muted small about-text">
            {content.source !== undefined && <span>{content.source}</span>}
            <span class="no-print">
              {published.characters} 字，约 {estimatedMinutes(published.characters)} 分钟
            </span>
          </p>
        )}
        {(whole || begin === 0) && isEarlier && (
          <p class="small no-print" role="status">
            这一篇有了新版本，联网存好以后，下次打开就是新的。现在看的是原来的。
          </p>
        )}
        <div class="words" ref={words}>
          {blocks}
        </div>
        {whole && <TextEnd published={published} />}
      </main>
      {finding.value ? (
        <FindBar
          blocks={content.blocks}
          page={words}
          whole={whole}
          begin={wasAway.current ? undefined : lookup}
          resumeAt={resume.at}
          onClose={() => {
            wasAway.current = true;
            finding.value = false;
            main.current?.focus({ preventScroll: true });
          }}
        />
      ) : listening.value && whole && words.current ? (
        <Listen
          published={published}
          content={content}
          page={words.current}
          onClose={() => {
            listening.value = false;
            // Who loads the page again has closed it.
            if (query.value.has("listen")) goTo(`/texts/${published.text}`, true);
            main.current?.focus({ preventScroll: true });
          }}
        />
      ) : (
        <div class="reading-bar" role="toolbar" aria-label="阅读">
          {resume.other && !lookup && visited.value === undefined && (
            <OtherPlaceChoice text={published.text} other={resume.other} page={words} />
          )}
          <TimeLeft text={published.text} />
          <div class="reading-buttons">
            <ButtonLink to={backTo(lookup?.words, essay)}>{essay === null ? "返回" : "回去写"}</ButtonLink>
            <Button onPress={() => (listening.value = true)}>听</Button>
            <Button onPress={() => (sheet.value = "contents")}>目录</Button>
            <Button onPress={() => (finding.value = true)}>查找</Button>
            <Button onPress={() => (sheet.value = "look")}>字体</Button>
          </div>
        </div>
      )}
      {sheet.value === "contents" && (
        <ContentsSheet
          text={published.text}
          blocks={content.blocks}
          current={(words.current && pointAtTop(words.current)?.block) ?? 0}
          onGo={(block) => {
            sheet.value = "none";
            if (words.current) scrollToPoint(words.current, { block, offset: 0 });
          }}
          onNotes={() => (sheet.value = "notes")}
          onClose={() => (sheet.value = "none")}
        />
      )}
      {ReaderNotes && (
        <ReaderNotes
          published={published}
          words={wordsOfBlocks}
          page={words}
          sheet={sheet}
          visited={visited}
          resumeAt={resume.at}
          isFinding={finding.value}
        />
      )}
      {sheet.value === "look" && (
        <LookSheet
          keepPlace={() => {
            const point = words.current && pointAtTop(words.current);
            return () => void (point && words.current && scrollToPoint(words.current, point));
          }}
          onClose={() => (sheet.value = "none")}
        />
      )}
    </>
  );
}

function backTo(searched: string | undefined, essay: string | null): string {
  if (searched !== undefined) return `/search?q=${encodeURIComponent(searched)}`;
  return essay === null ? "/texts" : `/essays/${encodeURIComponent(essay)}`;
}

/** How many from there on fill a screen, also with the smallest type and the longest lines that it has room for. */
function blocksOfAScreen(blocks: readonly Block[], { block, offset }: TextPoint): number {
  const line = 1.75 * 18;
  const squares = Math.min(38, innerWidth / 18);
  let height = -(offset / squares) * line;
  let count = 0;
  for (; height < innerHeight + 4 * line && block + count < blocks.length; count++)
    height += (Math.ceil(wordsOf(blocks[block + count]!).length / squares) + 1) * line;
  return count;
}

function drawBlocks(blocks: readonly Block[], first: number) {
  return blocks.map((block, i) => <Fragment key={first + i}>{drawBlock(block, first + i)}</Fragment>);
}
