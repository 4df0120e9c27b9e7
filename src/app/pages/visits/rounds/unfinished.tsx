import { instantWords } from "../../../../domain/day-words.ts";
import type { Pairing } from "../../../../domain/fold/pairings.ts";
import { Row, Rows } from "../../../components/rows.tsx";
import { useDraftList } from "../../../drafts/use-draft-list.ts";
import { today } from "../../../session/reckonings.ts";
import { emptyVisit, type VisitDraft, visitOfDraft } from "../../../visits/visit-draft.ts";

/** Visits that were interrupted: a call, an empty battery, a closed app. */
export function Unfinished({ elders }: { elders: readonly Pairing[] }) {
  const open = useDraftList().flatMap(({ id, content }) => {
    const visit = visitOfDraft(id);
    const draft: VisitDraft = { ...emptyVisit, ...content };
    const names = elders.filter(({ elder }) => draft.elders.includes(elder)).map((one) => one.elderName);
    return visit === undefined || names.length === 0 ? [] : [{ visit, began: draft.began, names }];
  });
  if (open.length === 0) return null;
  return (
    <Rows label="上次没写完的">
      {open.map(({ visit, began, names }) => (
        <Row
          key={visit}
          title={`上次没写完的：${names.join("、")}`}
          note={instantWords(began, today())}
          end="接着记"
          to={`/rounds/${visit}`}
        />
      ))}
    </Rows>
  );
}
