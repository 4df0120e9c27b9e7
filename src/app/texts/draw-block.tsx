import type { ComponentChildren, VNode } from "preact";
import { type Block, cellOffsets } from "../../protocol/block-words.ts";
import { Picture } from "./picture.tsx";
import "./blocks.css";

/** Draws words of a block that begin at `from`; a page that marks places in them gives its own. */
export type DrawWords = (words: string, from: number) => ComponentChildren;

/**
 * One block of a text, as the element that carries its number. What stands beside its words (marks, what to tap) is marked with
 * `data-aside`: places do not count it, see `place-in-text.ts`.
 */
export function drawBlock(block: Block, index: number, draw: DrawWords = (words) => words): VNode {
  const name = { "data-block": index };
  switch (block.t) {
    case "h": {
      const Tag = block.level === 3 ? "h3" : "h2";
      return <Tag {...name}>{draw(block.text, 0)}</Tag>;
    }
    case "p":
      return <p {...name}>{draw(block.text, 0)}</p>;
    case "li":
    case "note":
      return (
        <p class={block.t === "li" ? `item level-${block.level}` : "note"} {...name}>
          {block.mark !== "" && (
            <span class="item-mark" data-aside>
              {block.mark}
            </span>
          )}
          {draw(block.text, 0)}
        </p>
      );
    case "table":
      return <Table name={name} head={block.head} rows={block.rows} draw={draw} />;
    default:
      return (
        <figure class="picture" {...name} data-aside>
          <Picture key={block.picture} picture={block} />
        </figure>
      );
  }
}

/** A wide table goes sideways in a box of its own, never the page. */
function Table(props: {
  name: object;
  head: boolean;
  rows: readonly (readonly string[])[];
  draw: DrawWords;
}) {
  const { name, head, rows, draw } = props;
  const from = cellOffsets(rows);
  const columns = rows[0]?.length ?? 0;
  const cells = (i: number, Cell: "td" | "th") => (
    <tr key={i}>
      {rows[i]!.map((cell, j) => (
        <Cell key={j} data-from={from[i]![j]} {...(Cell === "th" && { scope: "col" })}>
          {draw(cell, from[i]![j]!)}
        </Cell>
      ))}
    </tr>
  );
  const body = rows.map((_, i) => i).slice(head ? 1 : 0);
  return (
    <div class="table" {...name}>
      {columns > 2 && (
        <p class="muted small" data-aside>
          表格，{columns} 列，放不下时可以左右滑动
        </p>
      )}
      <div class="table-box" role="region" aria-label={`表格，${rows.length} 行 ${columns} 列`} tabIndex={0}>
        <table style={{ "--columns": columns }}>
          {head && <thead>{cells(0, "th")}</thead>}
          <tbody>{body.map((i) => cells(i, "td"))}</tbody>
        </table>
      </div>
    </div>
  );
}
