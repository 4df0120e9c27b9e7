import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** The oldest browsers that we promise: Android WebViews of 2022, and iOS 16.4. */
export const oldestBrowsers = ["chrome108", "safari16.4"];

/**
 * Few files instead of many small ones: on a bad line each costs a round trip. A chunk takes what its pages need and no chunk above it
 * has, so that nobody waits for the pages of others:
 *
 * - phone and app, side by side: what the first screen needs (`$initial`);
 * - common: small things that most of the chunks below use;
 * - so-far: what 首页 reckons and looks after as soon as it stands; elder: its other face in 长辈版;
 * - enrol: a stranger's pages, and what begins a journal; fetch: what fetches texts, and the checking that enrolment and staff need as well; lock: a PIN's door;
 * - pen: the list of essays, and what writes them; essays: what speaks, photographs, compares and reads them, on the phones of who writes any;
 * - own-data: what one does with all of one's data; essays-archive: 学习档案, notes as a file, deleting one essay, and what makes Word
 *   files; kept with the pages of essays; on-demand-export: what makes the zip of everything, kept on no phone;
 * - essays-corner: what others let one read, and what one lets them; kept with the pages of essays;
 * - essays-zip: what unpacks an original and makes Word files, kept with the pages of essays, which staff keep as well;
 * - forms-asked: which forms are to be filled in, on phones that have any; forms: what asks their questions; forms-slips: what keeps and sends slips;
 * - visits: 送学上门, on the phones of who visits somebody or is visited;
 * - scan-carry: 请人带走 and 帮人带, kept with what reads codes; uqr: what draws them;
 * - member-code: what a member's own code is made and read with; scan: what reads a QR code, with the camera or from a photo;
 * - staff-scan: the organiser's page that does, kept with the pages of staff;
 * - staff-proof: what sends a file for import and reads an original, when somebody does; kept with the pages of staff;
 * - staff-papers: what makes files of the papers of a meeting; kept with the pages of staff, too;
 * - staff-forms: making a form and looking at what came in, each when it is opened; kept with the pages of staff;
 * - staff-xlsform: what reads and writes XLSForm files; kept with them, too;
 * - member: all other pages of a member, and what they share with the rarer ones below, each on its own.
 */
const chunks = [
  {
    name: "phone",
    tags: ["$initial" as const],
    test: /src[\\/](sync(?![\\/](enrol|fork|move-journal|export-own)\.)|local-db|protocol)[\\/]|src[\\/]app[\\/](open-phone|http-transport|gzip)|node_modules[\\/](idb|@noble)[\\/]/,
    priority: 9,
  },
  { name: "app", tags: ["$initial" as const], priority: 8 },
  {
    name: "common",
    test: /src[\\/]app[\\/](components[\\/]|profiles[\\/](?!lock|way-back)|storage[\\/](shed|upload-choice)|texts[\\/]sound-type|share[\\/]|carry[\\/]carries-mark|new-id)|src[\\/](sync[\\/]export-own|protocol[\\/](parse-json|blob)\.)/,
    priority: 7,
  },
  {
    name: "so-far",
    test: /src[\\/]app[\\/](pages[\\/]home[\\/](study-so-far|listen-link|carried-answers)|storage[\\/]watch-storage|texts[\\/]by-itself)/,
    priority: 6,
  },
  {
    name: "fetch",
    test: /src[\\/](sync[\\/](blob-fetch|pack-fetch|keep-blob)|app[\\/]read-pack|protocol[\\/](pack\.|difference))|node_modules[\\/]valibot/,
    priority: 5,
  },
  { name: "elder", test: /src[\\/]app[\\/](pages[\\/]home[\\/]elder-home|words[\\/]in-plain)/, priority: 5 },
  {
    name: "enrol",
    test: /src[\\/](app[\\/](pages[\\/]enrol[\\/]|profiles[\\/]way-back)|sync[\\/](enrol|fork|move-journal)\.)/,
    priority: 5,
  },
  {
    name: "lock",
    test: /src[\\/](local-db|app[\\/]profiles)[\\/]lock[\\/]|src[\\/]sync[\\/]renew-key/,
    priority: 5,
  },
  { name: "member", test: /src[\\/]app[\\/]pages[\\/]member-routes/, priority: 4 },
  { name: "notes", test: /src[\\/]app[\\/](pages[\\/])?notes[\\/]/, priority: 3 },
  {
    name: "pen",
    test: /src[\\/](app[\\/](pages[\\/]essays[\\/](essay-|essays-|handed-in-card|other-versions|copied|quotation)|essays[\\/]writing[\\/](?!sources[\\/]))|domain[\\/](essay-length|quotations))/,
    priority: 3,
  },
  {
    name: "essays",
    test: /src[\\/]app[\\/]((pages[\\/]essays|essays[\\/](spoken|photos|remarks|versions))[\\/]|drafts[\\/](other-draft|join-drafts))/,
    priority: 1,
  },
  {
    name: "essays-sources",
    test: /src[\\/]app[\\/]essays[\\/]writing[\\/]sources[\\/](sources|one-|use-texts)/,
    priority: 1,
  },
  {
    name: "essays-corner",
    test: /src[\\/](app[\\/](essays[\\/]sharing|pages[\\/]corner)|domain[\\/]fold[\\/]sharing)/,
    priority: 4,
  },
  {
    name: "own-data",
    test: /src[\\/]app[\\/](export[\\/]delete-writing|pages[\\/]me[\\/]data-page)/,
    priority: 4,
  },
  {
    name: "essays-archive",
    test: /src[\\/](app[\\/](export[\\/](archive|my-archive|file-names|delete|notes|paper)|pages[\\/]staff[\\/]papers[\\/](paper\\.css|paper-sheet|paper-on-phone|column-shares|fact-rows|papers-docx|safe-words))|domain[\\/]papers[\\/]archive)/,
    priority: 3,
  },
  // Not kept: see `scripts/build.ts`.
  { name: "on-demand-export", test: /src[\\/]app[\\/]export[\\/]/, priority: 2 },
  { name: "listen", test: /src[\\/]app[\\/]listening[\\/]/, priority: 3 },
  {
    name: "forms-asked",
    test: /src[\\/](app[\\/]forms[\\/](asked-row|take-forms|forms-to-keep|my-forms|slips[\\/](slip-states|kept-slips))|domain[\\/]fold[\\/]forms)/,
    priority: 4,
  },
  {
    name: "forms-slips",
    test: /src[\\/](app[\\/]forms[\\/]slips[\\/](slip-shelf|slip-keeper|loose-server)|protocol[\\/](blind-signature|slip-message))/,
    priority: 4,
  },
  { name: "forms", test: /src[\\/]app[\\/](pages[\\/])?forms[\\/](?!xlsform[\\/])/, priority: 3 },
  {
    name: "visits",
    test: /src[\\/](app[\\/](visits|pages[\\/]visits[\\/](rounds|visitors))|domain[\\/]fold[\\/]visits)/,
    priority: 2,
  },
  { name: "recording", test: /src[\\/]app[\\/](pages[\\/])?recording[\\/]/, priority: 4 },
  {
    name: "scan-carry",
    test: /src[\\/](app[\\/](pages[\\/])?carry[\\/]|protocol[\\/]carry[\\/]frames)/,
    priority: 1,
  },
  { name: "install", test: /src[\\/]app[\\/]pages[\\/]install[\\/]/, priority: 2 },
  { name: "member-code", test: /src[\\/](sync|protocol)[\\/]member-code/, priority: 5 },
  {
    name: "scan",
    test: /src[\\/]app[\\/](scan[\\/]|pages[\\/]check-in[\\/]scan)|node_modules[\\/]qr[\\/]/,
    priority: 2,
  },
  { name: "uqr", test: /node_modules[\\/]uqr/, priority: 10 },
  { name: "essays-zip", test: /node_modules[\\/]fflate/, priority: 10 },
  {
    name: "staff-proof",
    test: /src[\\/](sync[\\/]import-file|app[\\/](send-file|pages[\\/]staff[\\/](version-changes\.ts|original[\\/](original|docx|epub)-words)))|node_modules[\\/]diff[\\/]/,
    priority: 2,
  },
  {
    name: "staff-papers",
    test: /src[\\/]app[\\/]pages[\\/]staff[\\/]papers[\\/]papers-xlsx|src[\\/]app[\\/]pages[\\/]staff[\\/]forms[\\/]export|node_modules[\\/]write-excel-file/,
    priority: 2,
  },
  { name: "staff-forms", test: /src[\\/]app[\\/]pages[\\/]staff[\\/]forms[\\/]/, priority: 2 },
  { name: "staff", test: /src[\\/]app[\\/]pages[\\/]staff[\\/](?!scan[\\/])/, priority: 1 },
  { name: "staff-scan", test: /src[\\/]app[\\/]pages[\\/]staff[\\/]scan[\\/]/, priority: 0 },
  { name: "staff-xlsform", test: /src[\\/](app|domain)[\\/]forms[\\/]xlsform[\\/]/, priority: 0 },
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
