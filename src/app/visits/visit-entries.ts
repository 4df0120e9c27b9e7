import { dayOf } from "../../domain/day.ts";
import type { EssayMedia } from "../../domain/entries/essays.ts";
import type { StudyLogged } from "../../domain/entries/study.ts";
import type { VisitDeed, VisitMade, WishTold } from "../../domain/entries/visits.ts";
import type { NewEntry } from "../../domain/entry.ts";
import type { BlobId, Instant, MemberId, PairingId, VisitId } from "../../domain/ids.ts";
import { type Deed, isSameDay, minutesOf, type VisitDraft } from "./visit-draft.ts";

export type VisitEntry = NewEntry<"visit-made" | "study-logged" | "wish-told">;

/**
 * All entries of a visit, to be written at once: for each elder that he was visited, what he studied and what he wishes.
 * @param pairings by elder; who has none any more is left out @param media by elder: what he spoke and wrote
 */
export function visitEntries(
  visit: VisitId,
  draft: VisitDraft,
  pairings: ReadonlyMap<MemberId, PairingId>,
  media: ReadonlyMap<MemberId, EssayMedia>,
  now: Instant,
): VisitEntry[] {
  const done = withMinutes(draft.deeds, minutesOf(draft, now));
  const elders = draft.elders.filter((elder) => pairings.has(elder));
  return elders.flatMap((elder): VisitEntry[] => {
    const { said = "", helped = "", confirmed, wishes = [] } = draft.parts[elder] ?? {};
    const body: VisitMade = {
      visit,
      pairing: pairings.get(elder)!,
      began: draft.began,
      ...(isSameDay(draft, now) && { ended: now }),
      outcome: "done",
      done,
      ...(said.trim() !== "" && { said: said.trim() }),
      ...(helped.trim() !== "" && { helped: helped.trim() }),
      ...(confirmed && { confirmed }),
      ...(elders.length > 1 && { together: elders.length }),
      ...media.get(elder),
    };
    return [
      { kind: "visit-made", for: elder, body },
      ...studyOf(visit, draft.began, done).map((study): VisitEntry => ({
        kind: "study-logged",
        for: elder,
        body: study,
      })),
      ...wishes.flatMap(({ words, to }): VisitEntry[] =>
        words.trim() === "" || to === undefined
          ? []
          : [{ kind: "wish-told", for: elder, body: wishOf(words.trim(), to, visit) }],
      ),
    ];
  });
}

/** 今天不方便: that he was there, and nothing that is missing. */
export function notToday(
  visit: VisitId,
  began: Instant,
  elder: MemberId,
  pairing: PairingId,
): NewEntry<"visit-made"> {
  return {
    kind: "visit-made",
    for: elder,
    body: { visit, pairing, began, outcome: "not-today", done: [] },
  };
}

/** The files that go up with the entries. */
export function filesOf(draft: VisitDraft): readonly BlobId[] {
  return draft.elders.flatMap((elder) => {
    const { sound, photo, confirmed } = draft.parts[elder] ?? {};
    return [sound, photo, confirmed?.proof].flatMap((file) => (file ? [file.blob] : []));
  });
}

/** The minutes of all, spread over what was studied; a slip of paper takes none. */
function withMinutes(deeds: readonly Deed[], minutes: number): VisitDeed[] {
  const studied = deeds.filter(isStudy).length;
  const each = studied === 0 ? 0 : Math.floor(minutes / studied);
  let rest = studied === 0 ? 0 : minutes - each * studied;
  return deeds.map((deed) => {
    if (!isStudy(deed)) return { ...deed, minutes: 0 };
    const more = rest > 0 ? 1 : 0;
    rest -= more;
    return { ...deed, minutes: each + more };
  });
}

export function isStudy({ did }: Pick<VisitDeed, "did">): boolean {
  return did !== "left-paper";
}

function studyOf(visit: VisitId, began: Instant, done: readonly VisitDeed[]): StudyLogged[] {
  let started = began;
  return done.flatMap(({ did, text, title, minutes }): StudyLogged[] => {
    if (minutes === 0) return [];
    const at = started;
    started += minutes * 60_000;
    const what = text !== undefined ? { text } : title !== undefined ? { title } : {};
    const how = did === "talked" ? "discussion" : "reader";
    return [{ how, ...what, day: dayOf(began), started: at, minutes, visit }];
  });
}

function wishOf(words: string, to: WishTold["to"], visit: VisitId): WishTold {
  return { to, words, visit };
}
