import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** The oldest browsers that we promise: Android WebViews of 2022, and iOS 16.4. */
export const oldestBrowsers = ["chrome108", "safari16.4"];

/**
 * Few files instead of many small ones: on a bad line each costs a round trip. What the first screen needs (`$initial`) comes in two,
 * side by side; what 首页 reckons from all study is small, as it is wanted right after, and so is its other face in 长辈版; then the rest of a member's pages in one;
 * enrolment, fetching texts, listening, a PIN's lock, how to install, the reader's style and the staff's pages in theirs. A chunk that
 * is not always wanted takes only what is its own: what others need too would make them wait for it.
 */
const chunks = [
  {
    name: "phone",
    tags: ["$initial" as const],
    test: /src[\\/](sync|local-db|protocol)[\\/]|src[\\/]app[\\/](open-phone|http-transport|gzip)|node_modules[\\/](idb|@noble)[\\/]/,
    priority: 4,
  },
  { name: "app", tags: ["$initial" as const], priority: 3 },
  {
    name: "so-far",
    test: /src[\\/]app[\\/](pages[\\/]home[\\/](study-so-far|listen-link)|listening[\\/](voices|habits)\.ts)/,
    priority: 3,
  },
  { name: "elder", test: /src[\\/]app[\\/]pages[\\/]home[\\/]elder-home/, priority: 2 },
  { name: "enrol", test: /src[\\/]app[\\/]pages[\\/]enrol[\\/]/, priority: 2 },
  {
    name: "listen",
    includeDependenciesRecursively: false,
    test: /src[\\/]app[\\/]listening[\\/]|src[\\/]domain[\\/]parts-by-block/,
    priority: 2,
  },
  {
    name: "lock",
    includeDependenciesRecursively: false,
    test: /src[\\/](local-db|app[\\/]profiles)[\\/]lock[\\/]|src[\\/]sync[\\/]renew-key/,
    priority: 2,
  },
  {
    name: "fetch",
    includeDependenciesRecursively: false,
    test: /src[\\/](sync[\\/](blob-fetch|pack-fetch|keep-blob)|app[\\/]read-pack|protocol[\\/](pack|difference))/,
    priority: 5,
  },
  { name: "checks", test: /node_modules[\\/]valibot[\\/]/, priority: 6 },
  {
    name: "install",
    includeDependenciesRecursively: false,
    test: /src[\\/]app[\\/]pages[\\/]install[\\/]/,
    priority: 2,
  },
  {
    name: "recording",
    includeDependenciesRecursively: false,
    test: /src[\\/]app[\\/](pages[\\/])?recording[\\/]/,
    priority: 2,
  },
  {
    name: "notes",
    includeDependenciesRecursively: false,
    test: /src[\\/]app[\\/](pages[\\/])?notes[\\/]|src[\\/]domain[\\/]notes[\\/]find-passage/,
    priority: 2,
  },
  { name: "member", test: /src[\\/](app|domain|protocol)[\\/](?!pages[\\/]staff)/, priority: 1 },
  { name: "staff", test: /src[\\/]app[\\/]pages[\\/]staff/, priority: 0 },
];

export default defineConfig({
  plugins: [preact({ reactAliasesEnabled: false })],
  build: {
    target: oldestBrowsers,
    // Which chunk holds what: the size budget and the kept assets are reckoned from it.
    manifest: true,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: {
    port: 5173,
    proxy: { "/api": process.env["API_URL"] ?? "http://localhost:8080" },
  },
});
