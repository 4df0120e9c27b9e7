import type { Store } from "./store/store.ts";
import { Touched } from "./touched.ts";

/**
 * Of answers without a name nobody can say who wrote them, so nothing signed tells that they were written. What can be said while a form
 * is open is that there are no more of them than slips were given out.
 */
export async function verifySlips(store: Store): Promise<void> {
  await store.snapshot(async (db) => {
    const count = async (table: "slips" | "slip_holders", form: string): Promise<number> => {
      const { count } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number | string>().as("count"))
        .where("form", "=", form)
        .executeTakeFirstOrThrow();
      return Number(count);
    };
    for (const { form } of await db.selectFrom("slip_keys").select("form").execute()) {
      if ((await count("slips", form)) > (await count("slip_holders", form)))
        throw new Touched("slips", form, "there are more answers than slips were given out");
    }
  });
}
