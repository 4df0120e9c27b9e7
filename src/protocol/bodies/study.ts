import * as v from "valibot";
import type * as study from "../../domain/entries/study.ts";
import { body, day, entryId, instant, minutes, randomId, words } from "./shapes.ts";

export const StudyLogged = body<study.StudyLogged>({
  how: v.picklist(["reader", "paper", "collective", "discussion"]),
  text: v.optional(randomId),
  title: v.optional(words(300)),
  topic: v.optional(words(60)),
  day,
  started: v.optional(instant),
  minutes,
  visit: v.optional(randomId),
});

export const StudyCorrected = body<study.StudyCorrected>({
  entry: entryId,
  minutes,
  why: v.optional(words(1_000)),
});

export const ObjectionRaised = body<study.ObjectionRaised>({ entry: entryId, words: words(5_000) });

export const ObjectionAnswered = body<study.ObjectionAnswered>({ entry: entryId, words: words(5_000) });
