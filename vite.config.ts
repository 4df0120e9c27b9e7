import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** The oldest browsers that we promise: Android WebViews of 2022, and iOS 16.4. */
export const oldestBrowsers = ["chrome108", "safari16.4"];

export default defineConfig({
  plugins: [preact({ reactAliasesEnabled: false })],
  build: {
    target: oldestBrowsers,
    // Which chunk holds what: the size budget and the kept assets are reckoned from it.
    manifest: true,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: {
    port: 5173,
    proxy: { "/api": process.env["API_URL"] ?? "http://localhost:8080" },
  },
});
