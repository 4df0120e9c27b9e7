// The least that typing can be: a bare textarea with the same text, in the style of ours.
import "../../src/app/style/first-paint.css";
import { CHARACTERS, essayOf, typeSome, type Measure } from "../harness/long-essay.ts";
import type { PageBench } from "../harness/page-bench.ts";
import { painted } from "../harness/painted.ts";

const field = document.createElement("textarea");

globalThis.bench = {
  prepare() {
    field.className = "input";
    field.rows = 12;
    field.value = essayOf(CHARACTERS);
    const main = document.createElement("main");
    main.className = "page";
    main.append(field);
    document.body.replaceChildren(main);
    return painted();
  },
  run: (measure: Measure) => typeSome(field, measure),
} satisfies PageBench;
