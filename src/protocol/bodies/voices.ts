import * as v from "valibot";
import type * as voices from "../../domain/entries/voices.ts";
import { body, day, entryId, line, list, words } from "./shapes.ts";

export const WhereaboutsTold = body<voices.WhereaboutsTold>({
  city: line(60),
  since: day,
  contact: v.optional(words(200)),
});

export const ComplaintMade = body<voices.ComplaintMade>({
  to: v.picklist(["branch", "above"]),
  words: words(20_000),
  about: v.optional(entryId),
});

export const ComplaintAnswered = body<voices.ComplaintAnswered>({ entry: entryId, words: words(20_000) });

export const VisitAsked = body<voices.VisitAsked>({ words: v.optional(words(1_000)) });

export const VisitTakenBack = body<voices.VisitTakenBack>({ entry: entryId });

export const VisitAnswered = body<voices.VisitAnswered>({ entry: entryId, words: words(2_000) });

export const ErasureAsked = body<voices.ErasureAsked>({
  entries: v.union([v.literal("all"), list(entryId, 1_000)]),
  why: v.optional(words(1_000)),
});

export const EntryReleased = body<voices.EntryReleased>({ entry: entryId, why: words(1_000) });
