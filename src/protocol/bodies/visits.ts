import * as v from "valibot";
import type * as visits from "../../domain/entries/visits.ts";
import { photos, sounds } from "./essays.ts";
import { blobId, body, count, entryId, instant, list, minutes, randomId, words } from "./shapes.ts";

const way = v.picklist(["tap", "voice", "finger", "paper"]);

const proof = v.optional(
  body<visits.ConfirmationProof>({ blob: blobId, size: count(1_000_000_000), type: words(100) }),
);

export const PairingConsented = body<visits.PairingConsented>({ pairing: randomId, way, proof });

export const VisitMade = body<visits.VisitMade>({
  visit: randomId,
  pairing: randomId,
  began: instant,
  ended: v.optional(instant),
  outcome: v.picklist(["done", "not-today"]),
  done: list(
    body<visits.VisitDeed>({
      did: v.picklist(["read", "played", "talked", "left-paper"]),
      text: v.optional(randomId),
      title: v.optional(words(200)),
      minutes,
    }),
    50,
  ),
  said: v.optional(words(10_000)),
  helped: v.optional(words(5_000)),
  confirmed: v.optional(v.looseObject({ way, proof })),
  together: v.optional(count(1_000)),
  fromPaper: v.optional(v.boolean()),
  sounds,
  photos,
});

export const WishTold = body<visits.WishTold>({
  to: v.picklist(["branch", "above", "nobody"]),
  words: words(5_000),
  visit: v.optional(randomId),
});

export const WishAnswered = body<visits.WishAnswered>({
  entry: entryId,
  words: words(5_000),
  done: v.optional(v.boolean()),
});
