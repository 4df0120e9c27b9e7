// The least that opening a text can be: it is read from IndexedDB, an element is made for each paragraph, and it is painted; in the
// same style as ours.
import { openDB } from "idb";
import type { StudyText } from "../../src/protocol/study-text.ts";
import "../../src/app/style/first-paint.css";
import "../../src/app/pages/texts/reader.css";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { painted } from "../harness/painted.ts";
import { showListOfTexts } from "../harness/list-of-texts.ts";
import { textBytes } from "../harness/texts.ts";

const database = openDB("floor-texts", 1, {
  upgrade(db) {
    db.createObjectStore("texts");
  },
});

async function open(): Promise<void> {
  const bytes = (await (await database).get("texts", 0)) as Uint8Array;
  const { title, blocks } = JSON.parse(new TextDecoder().decode(bytes)) as StudyText;
  const main = document.createElement("main");
  main.className = "reading";
  const words = document.createElement("div");
  words.className = "words";
  const heading = document.createElement("h1");
  heading.textContent = title;
  for (const block of blocks) {
    const element = document.createElement(block.t === "h" ? "h2" : "p");
    element.textContent = "text" in block ? block.text : "";
    words.append(element);
  }
  main.append(heading, words);
  document.body.replaceChildren(main);
  await painted();
}

globalThis.bench = {
  async prepare() {
    await (await database).put("texts", textBytes(0), 0);
    await showListOfTexts(document.body);
  },
  run: () => timed(open),
} satisfies PageBench;
