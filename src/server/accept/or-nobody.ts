import type { FeedId } from "../../domain/feeds.ts";
import { NotLoaded } from "../registry/registry.ts";
import type { Batch } from "./batch.ts";

/** An audience by the world as it is now. A rule that stumbles over an old entry must not hold up what is being done. */
export async function orNobody(batch: Batch, ask: () => FeedId[]): Promise<FeedId[]> {
  return batch.registry.answer(() => {
    try {
      return ask();
    } catch (error) {
      if (error instanceof NotLoaded) throw error;
      return [];
    }
  });
}
