// What the manifest claims is there: each picture with its size, each shortcut's page, and nothing that would change who the app is.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./tool.ts";

type Picture = {
  src: string;
  sizes: string;
  type: string;
  purpose?: string;
  form_factor?: string;
  label?: string;
};
type Manifest = {
  id: string;
  lang: string;
  start_url: string;
  scope: string;
  display: string;
  background_color: string;
  theme_color: string;
  icons: Picture[];
  shortcuts: { name: string; url: string; icons: Picture[] }[];
  screenshots: Picture[];
  share_target: {
    action: string;
    method: string;
    enctype: string;
    params: { title: string; text: string; url: string; files: { name: string }[] };
  };
};

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const manifest = JSON.parse(textOf("public/manifest.webmanifest")) as Manifest;
const { icons, shortcuts, screenshots } = manifest;

/** kB: a browser fetches them all before it asks whether to install. */
const SCREENSHOT_KB = 60;

test("who the app is stays the same: an installed app is found again by its id", () => {
  const { id, lang, start_url, scope, display } = manifest;
  expect({ id, lang, start_url, scope, display }).toEqual({
    id: "/",
    lang: "zh-CN",
    start_url: "/",
    scope: "/",
    display: "standalone",
  });
});

test("the colours are those of the first paint", () => {
  const paper = /--paper: (#[0-9a-f]{6})/.exec(textOf("src/app/style/tokens.css"))?.[1];
  expect([manifest.background_color, manifest.theme_color]).toEqual([paper, paper]);
  expect(textOf("index.html")).toContain(`<meta name="theme-color" content="${paper}"`);
});

const pictures = [...icons, ...shortcuts.flatMap((shortcut) => shortcut.icons), ...screenshots];

test.each(pictures.map((picture) => [picture.src, picture] as const))(
  "%s is there as claimed",
  (src, picture) => {
    const file = join(root, "public", src);
    expect(existsSync(file)).toBe(true);
    if (picture.type === "image/svg+xml") {
      expect(picture.sizes).toBe("any");
      expect(textOf(`public${src}`)).toMatch(/^<svg [^>]*viewBox=/);
    } else {
      expect(sizeOfPng(file)).toBe(picture.sizes);
      expect(picture.type).toBe("image/png");
    }
  },
);

describe("what browsers ask of an app before they offer to install it", () => {
  test("icons of 192 and 512 px, one of them maskable", () => {
    const plain = icons.filter(({ purpose }) => purpose === undefined).map(({ sizes }) => sizes);
    expect(plain).toEqual(expect.arrayContaining(["192x192", "512x512"]));
    expect(icons.filter(({ purpose }) => purpose === "maskable")).toHaveLength(1);
  });

  test("screenshots of a phone, small, each with words for who does not see them", () => {
    expect(screenshots.length).toBeGreaterThanOrEqual(2);
    for (const { src, form_factor, label } of screenshots) {
      expect([src, form_factor]).toEqual([src, "narrow"]);
      expect(label).toBeTruthy();
      expect(statSync(join(root, "public", src)).size).toBeLessThan(SCREENSHOT_KB * 1000);
    }
    // All of one form, or a browser shows only the first.
    expect(new Set(screenshots.map(({ sizes }) => sizes)).size).toBe(1);
  });

  test("shortcuts lead to pages that exist", () => {
    const routes = textOf("src/app/routes.ts") + textOf("src/app/pages/member-routes.ts");
    const paths = [...routes.matchAll(/\bpath: "([^"]+)"/g)].map(([, path]) => path);
    expect(shortcuts.map(({ name }) => name)).toEqual(["继续学习", "签到"]);
    for (const { url } of shortcuts) {
      const { pathname, hash } = new URL(url, "https://songxue.example");
      expect(pathname.startsWith(manifest.scope)).toBe(true);
      expect(paths).toContain(hash.slice(1));
    }
  });
});

test("what other apps share comes to the service worker as it reads it, and never in an address", () => {
  const { action, method, enctype, params } = manifest.share_target;
  expect([method, enctype]).toEqual(["POST", "multipart/form-data"]);
  const reads = textOf("src/sw/shared.ts");
  expect(reads).toContain(`url.pathname === "${action}"`);
  const { files, ...fields } = params;
  for (const name of [...Object.values(fields), ...files.map((file) => file.name)])
    expect(reads).toMatch(new RegExp(`\\((?:form, )?"${name}"\\)`));
});

/** "720x1480", from the header that every PNG begins with. */
function sizeOfPng(file: string): string {
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}
