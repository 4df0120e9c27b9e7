import "./paper-sheet.css";
import type { Paper } from "../../../../domain/papers/paper.ts";
import { columnShares } from "./column-shares.ts";
import { factRows } from "./fact-rows.ts";

/** A paper as people know it, on A4; seen in print only. */
export function PaperSheet({ paper }: { paper: Paper }) {
  const { facts, table, parts } = paper;
  return (
    <section class="print-only paper paper-sheet" aria-hidden="true">
      <p class="paper-title">{paper.title}</p>
      <table class="paper-facts">
        <tbody>
          {factRows(facts).map((row) => (
            <tr key={row[0]![0]}>
              {row.map(([name, words]) => (
                <>
                  <th>{name}</th>
                  <td class="said" colSpan={row.length === 1 ? 3 : 1}>
                    {words}
                  </td>
                </>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table && (
        <table class="paper-roster">
          <colgroup>
            {columnShares(table.columns).map((share, i) => (
              <col key={i} style={{ width: `${(share * 100).toFixed(2)}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((words, i) => (
                  <td key={i}>{words}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {parts.map(({ heading, words }) => (
        <div key={heading}>
          <p class="paper-heading">{heading}</p>
          {words.split("\n").map((line, i) => (
            <p key={i} class="paper-line">
              {line}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}
