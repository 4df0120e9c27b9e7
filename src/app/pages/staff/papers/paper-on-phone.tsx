import type { Paper } from "../../../../domain/papers/paper.ts";
import { Facts, Row, Rows } from "../../../components/rows.tsx";

/** A paper as a phone can be read: a line of its table is a name with what stands beside it below. */
export function PaperOnPhone({ paper }: { paper: Paper }) {
  const { facts, table, parts } = paper;
  // Where nobody is named, what stands behind the number.
  const name = Math.max(1, table?.columns.indexOf("姓名") ?? 1);
  return (
    <div class="stack no-print">
      <Facts facts={facts.filter(([, words]) => words !== "")} />
      {table && (
        <Rows label={paper.title}>
          {table.rows.map((row) => (
            <Row
              key={row[0]}
              title={`${row[0]}. ${row[name]}`}
              note={
                table.columns
                  .map((column, i) => [column, row[i] ?? ""] as const)
                  .filter(
                    ([column, words]) => words !== "" && column !== "序号" && column !== table.columns[name],
                  )
                  .map(([column, words]) => `${column}：${words}`)
                  .join(" · ") || undefined
              }
            />
          ))}
        </Rows>
      )}
      {parts.map(({ heading, words }) => (
        <div key={heading}>
          <h3>{heading}</h3>
          <p class="said">{words || "（没有写）"}</p>
        </div>
      ))}
    </div>
  );
}
