import type { Paper, PaperTable } from "../../../../domain/papers/paper.ts";
import { Facts, Row, Rows } from "../../../components/rows.tsx";

/** A paper as a phone can be read: a line of its table is a name with what stands beside it below. */
export function PaperOnPhone({ paper }: { paper: Paper }) {
  const { facts, table, parts } = paper;
  return (
    <div class="stack no-print">
      <Facts facts={facts.filter(([, words]) => words !== "")} />
      {table && <Lines label={paper.title} table={table} />}
      {parts.map((part, i) => (
        <div key={`${i} ${part.heading}`}>
          {part.level === 2 ? <h4>{part.heading}</h4> : <h3>{part.heading}</h3>}
          <p class="said">{part.words || "（没有写）"}</p>
          {part.table && <Lines label={part.heading} table={part.table} />}
          {part.pictures && <p class="muted">手写 {part.pictures.length} 页，在打印的和存成的文件里。</p>}
        </div>
      ))}
    </div>
  );
}

/** The columns that say what a line is about. */
const TITLES = new Set(["姓名", "学习内容", "会议名称", "要办的事"]);

function Lines({ label, table: { columns, rows } }: { label: string; table: PaperTable }) {
  // Where nothing of these stands in it, what is behind the number.
  const named = columns.findIndex((column) => TITLES.has(column));
  const name = Math.max(1, named);
  return (
    <Rows label={label}>
      {rows.map((row) => (
        <Row
          key={row[0]}
          title={`${row[0]}. ${row[name]}`}
          note={
            columns
              .map((column, i) => [column, row[i] ?? ""] as const)
              .filter(([column, words]) => words !== "" && column !== "序号" && column !== columns[name])
              .map(([column, words]) => `${column}：${words}`)
              .join(" · ") || undefined
          }
        />
      ))}
    </Rows>
  );
}
