// The least that handing over can be: each frame that is needed is before the camera when the last one has been read, and is read at once.
import { decodeQR } from "qr/decode.js";
import { type Film, filmOf } from "../harness/hand-over-film.ts";
import { timed, type PageBench } from "../harness/page-bench.ts";

let film: Film;

globalThis.bench = {
  async prepare({ entries }: { entries: number }) {
    film = await filmOf(entries, 1);
  },
  run() {
    return timed(() => {
      for (const picture of film.pictures.slice(0, film.blocks))
        decodeQR(picture, { effort: 1, timeLimit: 0 });
      return Promise.resolve();
    });
  },
} satisfies PageBench;
