import { isDeepStrictEqual } from "node:util";
import { DOC_TABLES } from "./registry/docs.ts";
import { foldRegistryAnew } from "./registry/fold-anew.ts";
import type { Store } from "./store/store.ts";
import { Touched } from "./touched.ts";

/** Who is who, who has which role: the registry says just what its entries make of it. */
export async function verifyRegistry(store: Store): Promise<void> {
  await store.snapshot(async (db) => {
    const registry = await foldRegistryAnew(db, store.dialect);
    for (const table of DOC_TABLES) {
      const stored = await db.selectFrom(table).select(["id", "doc"]).orderBy("id").execute();
      const made = new Map(registry.all(table).map((doc) => [doc.id, doc]));
      for (const { id, doc } of stored) {
        // Through JSON, as it was stored: values that are not there are not there in either.
        const right = JSON.parse(JSON.stringify(made.get(id) ?? null)) as unknown;
        if (!isDeepStrictEqual(JSON.parse(doc), right)) {
          throw new Touched(table, id, "it says something else than the entries do that made it");
        }
        made.delete(id);
      }
      for (const id of made.keys()) throw new Touched(table, id, "it is missing");
    }
  });
}
