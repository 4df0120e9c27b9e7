import type { TextId } from "../../../domain/ids.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Sheet } from "../../components/sheet.tsx";

/** 目录: the headings; a text without any is offered in quarters. */
export function ContentsSheet(props: {
  text: TextId;
  blocks: StudyText["blocks"];
  current: number;
  onGo: (block: number) => void;
  onNotes: () => void;
  onClose: () => void;
}) {
  const places = contents(props.blocks);
  const here = places.filter(({ block }) => block <= props.current).length - 1;
  return (
    <Sheet title="目录" onClose={props.onClose} closeLabel="关上">
      <Button block onPress={props.onNotes}>
        笔记，记一笔
      </Button>
      <ul class="rows contents-list">
        {places.map(({ block, words }, i) => (
          <li key={block}>
            <button
              type="button"
              class="row"
              aria-current={i === here ? "location" : undefined}
              onClick={() => props.onGo(block)}
            >
              <span class="row-words">{words}</span>
            </button>
          </li>
        ))}
      </ul>
      <ButtonLink block to={`/texts/${props.text}/record`}>
        我来朗读这一篇
      </ButtonLink>
    </Sheet>
  );
}

function contents(blocks: StudyText["blocks"]): { block: number; words: string }[] {
  const headings = blocks.flatMap((block, i) => (block.t === "h" ? [{ block: i, words: block.text }] : []));
  const start = { block: 0, words: "从头开始" };
  if (headings.length > 0) return headings[0]?.block === 0 ? headings : [start, ...headings];
  const quarter = Math.floor(blocks.length / 4);
  if (quarter === 0) return [start];
  return [
    start,
    { block: quarter, words: "四分之一处" },
    { block: 2 * quarter, words: "一半处" },
    { block: 3 * quarter, words: "四分之三处" },
  ];
}
