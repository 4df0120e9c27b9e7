// The whole story in a real Chromium against a real server. Each test starts the servers and phones that
// it needs, and asks `test.info().project.name` which database it is to use.
import { defineConfig } from "@playwright/test";
import { chromiumLaunchOptions } from "./scripts/chromium.ts";

const onSqlite = { name: "sqlite" };
// What a screen looks like, and what only a phone does, does not depend on the database.
const onPostgres = { name: "postgres", testIgnore: "**/axe*.test.ts", grepInvert: /@phone/ };

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.test.ts",
  outputDir: "test-results",
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  projects: process.env["TEST_DATABASE_URL"] ? [onSqlite, onPostgres] : [onSqlite],
  use: {
    browserName: "chromium",
    launchOptions: chromiumLaunchOptions(),
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "off",
    actionTimeout: 15_000,
  },
});
