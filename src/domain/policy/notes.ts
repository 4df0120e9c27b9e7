import { type FeedId, memberFeed } from "../feeds.ts";
import type { RulesOf } from "./case.ts";

const ownAlone = { seen: ({ of }: { of: string }): FeedId[] => [memberFeed(of)] };

/** Its writer's alone, on all his devices. */
export const noteRules: RulesOf<"note-saved" | "note-removed" | "place-kept"> = {
  "note-saved": ownAlone,
  "note-removed": ownAlone,
  "place-kept": ownAlone,
};
