import "./paper.css";
import "./paper-sheet.css";
import type { BlobId } from "../../../../domain/ids.ts";
import type { Paper, PaperTable } from "../../../../domain/papers/paper.ts";
import { columnShares } from "./column-shares.ts";
import { factRows } from "./fact-rows.ts";

/** A paper as people know it, on A4; seen in print only. @param picturesAt addresses of those pictures that are here */
export function PaperSheet({
  paper,
  picturesAt,
}: {
  paper: Paper;
  picturesAt?: ReadonlyMap<BlobId, string>;
}) {
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
      {table && <Roster table={table} />}
      {parts.map((part, i) => (
        <div key={`${i} ${part.heading}`}>
          <p class="paper-heading">{part.heading}</p>
          {part.words.split("\n").map((line, at) => (
            <p key={at} class="paper-line">
              {line}
            </p>
          ))}
          {part.table && <Roster table={part.table} />}
          {part.pictures?.map((picture) => (
            <figure key={picture.blob} class="paper-picture">
              {picturesAt?.get(picture.blob) && (
                <img src={picturesAt.get(picture.blob)} alt={picture.words} />
              )}
              <figcaption>
                {picturesAt?.has(picture.blob) ? picture.words : `（${picture.words}的照片不在这部手机上）`}
              </figcaption>
            </figure>
          ))}
        </div>
      ))}
    </section>
  );
}

function Roster({ table }: { table: PaperTable }) {
  return (
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
  );
}
