import type { RefObject } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { findWords, needleOf, searchable, type Hit } from "../../../domain/search/find-words.ts";
import { type Block, wordsOf } from "../../../protocol/block-words.ts";
import { Button } from "../../components/button.tsx";
import { wordsToFind } from "../../texts/asked-words.ts";
import { SearchField } from "../../texts/search-field.tsx";
import { markFound } from "./mark-found.ts";
import { pointAtTop, rangeOf, scrollToPoint, type TextPoint } from "./place-in-text.ts";

/** What somebody came to see: "?find=学习&at=12.40" behind the address of a text. */
export interface Lookup {
  words: string;
  at?: TextPoint;
}

export function lookupIn(query: URLSearchParams): Lookup | undefined {
  const words = wordsToFind(query);
  if (words === null) return undefined;
  const [block = NaN, offset = NaN] = (query.get("at") ?? "").split(".").map(Number);
  return { words, ...(Number.isInteger(block) && Number.isInteger(offset) && { at: { block, offset } }) };
}

/** More are counted, but not all of them marked at once. */
const MARKED = 500;

/** 查找 in one text: the places are marked, and one goes from one to the next. It stands at the top, where no keyboard covers it. */
export function FindBar(props: {
  blocks: readonly Block[];
  /** the text on the page; all of it is drawn when `whole` */
  page: RefObject<HTMLElement | null>;
  whole: boolean;
  /** what is looked for at first, and the place that somebody came to see */
  begin?: Lookup;
  /** where somebody stopped reading who came to look something up */
  resumeAt?: TextPoint;
  onClose: () => void;
}) {
  const { blocks, page, whole, begin } = props;
  const [before] = useState(() => {
    if (begin) return props.resumeAt;
    return page.current ? pointAtTop(page.current) : undefined;
  });
  const [words, setWords] = useState(begin?.words ?? "");
  const text = useMemo(() => searchable(blocks.map((block) => wordsOf(block))), [blocks]);
  const needle = needleOf(words);
  const hits = useMemo(() => findWords(text, needle), [text, needle]);
  const [here, setHere] = useState(() => firstFrom(hits, begin?.at ?? before));
  // In one go with the words: what somebody presses next counts from the first place of these.
  const type = (now: string): void => {
    setWords(now);
    if (needleOf(now) !== needle) setHere(firstFrom(findWords(text, needleOf(now)), before));
  };

  useEffect(() => {
    const text = page.current;
    if (!text || !whole) return undefined;
    const near = hits.slice(Math.max(0, here - MARKED / 2), here + MARKED / 2);
    const ranges = near.flatMap((hit) => rangeOf(text, hit) ?? []);
    const hit = hits[here];
    const range = hit && rangeOf(text, hit);
    if (hit) bringInSight(text, hit, range);
    return markFound(ranges, range);
  }, [whole, hits, here]);

  const go = (by: number): void => setHere((here + by + hits.length) % hits.length);
  const goBack = (): void => {
    props.onClose();
    if (page.current && before) scrollToPoint(page.current, before);
  };
  return (
    <div
      class="find-bar no-print"
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onClose();
      }}
    >
      <SearchField
        label="在这一篇里找"
        value={words}
        begins={!begin}
        onType={type}
        onSearch={(now) => (now === words && hits.length > 0 ? go(1) : type(now))}
      />
      <p class="small" role="status">
        {needle === ""
          ? ""
          : hits.length === 0
            ? "没有找到。要一字不差才找得到。"
            : `第 ${here + 1} 处，共 ${hits.length} 处`}
      </p>
      <div class="find-buttons">
        {hits.length > 1 && <Button onPress={() => go(-1)}>上一处</Button>}
        {hits.length > 1 && <Button onPress={() => go(1)}>下一处</Button>}
        {before && <Button onPress={goBack}>回到原处</Button>}
        <Button onPress={props.onClose}>关上</Button>
      </div>
    </div>
  );
}

/** The first at or behind that point; where there is none, the first of all. */
function firstFrom(hits: readonly Hit[], point: TextPoint | undefined): number {
  if (!point) return 0;
  const { block, offset } = point;
  const found = hits.findIndex((hit) => hit.block > block || (hit.block === block && hit.from >= offset));
  return Math.max(0, found);
}

/** To a third below the bar; a table is moved sideways, too. */
function bringInSight(page: HTMLElement, { block }: Hit, range: Range | undefined): void {
  const element = page.querySelector(`[data-block="${block}"]`);
  const holder = range?.startContainer.parentElement;
  if (holder?.closest(".table-box")) holder.scrollIntoView({ block: "nearest", inline: "center" });
  const { top } = (range ?? element)?.getBoundingClientRect() ?? { top: 0 };
  const bar = document.querySelector(".find-bar")?.getBoundingClientRect().bottom ?? 0;
  scrollBy({ top: top - bar - (innerHeight - bar) / 4, behavior: "instant" });
}
