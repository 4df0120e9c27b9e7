import type { Dialect } from "./dialect.ts";
import { type Db, query } from "./store.ts";

const WORLD = 1_937_011;

/**
 * Judging reads who is who; some entries change it. On PostgreSQL, where several transactions run at once, those that change it
 * have it to themselves until they commit: nobody writes to a branch that a member has just left. The first lock of a transaction.
 */
export async function lockWorld(db: Db, dialect: Dialect, use: "read" | "change"): Promise<void> {
  // Names the schema too, so that two installations in one database do not wait for each other.
  if (dialect === "postgres") {
    const shared = use === "read" ? "_shared" : "";
    await query(db, dialect, `select pg_advisory_xact_lock${shared}(${WORLD}, hashtext(current_schema()))`);
  }
}
