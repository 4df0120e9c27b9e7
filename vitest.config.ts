// The suffix of a test tells where it runs: .test.ts in Node, .db.test.ts in Node on every database
// that is there, or with processes of its own, .browser.test.ts(x) in a real Chromium.
import preact from "@preact/preset-vite";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumLaunchOptions } from "./scripts/chromium.ts";
import { oldestBrowsers } from "./vite.config.ts";

const elsewhere = ["**/node_modules/**", "e2e/**"];
const browserPackages = [
  "@noble/hashes/hmac.js",
  "@noble/hashes/sha2.js",
  "@noble/hashes/utils.js",
  "@preact/signals",
  "diff",
  "fast-check",
  "fflate",
  "idb",
  "preact",
  "preact/debug",
  "preact/devtools",
  "preact/hooks",
  "preact/jsx-dev-runtime",
  "preact/jsx-runtime",
  "qr/decode.js",
  "uqr",
  "valibot",
  "write-excel-file/universal",
];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact({ reactAliasesEnabled: false })],
        test: {
          name: "node",
          environment: "node",
          include: ["{src,scripts,bench}/**/*.test.{ts,tsx,mjs}"],
          exclude: [...elsewhere, "**/*.browser.test.*", "**/*.db.test.*"],
          // A property is tried on hundreds of cases; how long that takes is the machine's affair.
          testTimeout: 120_000,
          // A fresh worker for each file would take as long as the tests: what they load holds nothing of theirs.
          isolate: false,
        },
      },
      {
        test: {
          name: "db",
          environment: "node",
          include: ["src/**/*.db.test.ts"],
          exclude: elsewhere,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // One database server is shared: a file at a time.
          fileParallelism: false,
        },
      },
      {
        plugins: [preact({ reactAliasesEnabled: false })],
        build: { target: oldestBrowsers },
        // Prepared before the first test: one that is found in the middle of a run reloads the page under it.
        optimizeDeps: { include: browserPackages },
        test: {
          name: "browser",
          include: ["src/**/*.browser.test.{ts,tsx}"],
          exclude: elsewhere,
          testTimeout: 30_000,
          // On a shared machine a page is sometimes not the one that has the focus. What needs it is named in the output.
          retry: process.env["CI"] === undefined ? 0 : 1,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: chromiumLaunchOptions(),
              contextOptions: { locale: "zh-CN", timezoneId: "Asia/Shanghai" },
            }),
            viewport: { width: 360, height: 740 },
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
