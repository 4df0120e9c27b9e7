// `npm test`: everything. The databases are SQLite, and PostgreSQL too where TEST_DATABASE_URL names one.
import { browser, build, databases, e2e, format, lint, runSteps, size, types, unit } from "./steps.ts";

await runSteps([format, lint, types, unit, databases, browser, build, size, e2e]);
