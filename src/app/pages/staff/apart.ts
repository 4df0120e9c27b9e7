import type { SeenEntry } from "../../../domain/entry.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { useFold, useSession } from "../../session/use-session.ts";

export interface Apart {
  entry: SeenEntry;
  /** waits for a word · refused: the server could not let it in · sent: the word is not heard yet · in */
  state: "waiting" | "refused" | "sent" | "in";
}

/** What the server set apart of others, and shows to whoever may let it in. @param above past the branch, to this level */
export function useApart(above: boolean): { open: readonly Apart[]; done: readonly Apart[] } {
  const me = useSession().member.value;
  const list = useFold(foldApart).filter(
    ({ entry }) =>
      entry.by !== me && (entry.kind === "complaint-made" && entry.body.to === "above") === above,
  );
  const isOpen = ({ state }: Apart) => state === "waiting" || state === "refused";
  return { open: list.filter(isOpen), done: list.filter((one) => !isOpen(one)) };
}

function foldApart(entries: readonly SeenEntry[]): Apart[] {
  const released = new Map<EntryId, "refused" | "sent">();
  for (const { kind, body, verdict } of entries) {
    if (kind !== "entry-released") continue;
    if (verdict !== "quarantined") released.set(body.entry, "sent");
    else if (!released.has(body.entry)) released.set(body.entry, "refused");
  }
  const list: Apart[] = [];
  for (const entry of entries) {
    const word = released.get(entry.id);
    if (entry.verdict === "quarantined") list.push({ entry, state: word ?? "waiting" });
    else if (word === "sent") list.push({ entry, state: "in" });
  }
  return list;
}
