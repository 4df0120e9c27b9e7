import { writeFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";

const WIDTH = 640;
const HEIGHT = 480;

/** Chromium with these holds `film` before its camera, again and again; the person at it says yes when the browser asks. */
export function filmBeforeCamera(film: string): string[] {
  return [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    `--use-file-for-fake-video-capture=${film}`,
  ];
}

/** What is on one phone's screen, as another phone's camera sees it, a little turned: a film in the plainest format, grey. */
export async function filmOf(shown: Locator, film: string): Promise<void> {
  const picture = (await shown.screenshot()).toString("base64");
  const light = await shown.page().evaluate(
    async ({ picture, width, height }) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const screen = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const pen = new OffscreenCanvas(width, height).getContext("2d")!;
      pen.fillStyle = "#999";
      pen.fillRect(0, 0, width, height);
      pen.translate(width / 2, height / 2);
      pen.rotate(0.2);
      const scale = 340 / Math.max(screen.width, screen.height);
      pen.scale(scale, scale);
      pen.drawImage(screen, -screen.width / 2, -screen.height / 2);
      const { data } = pen.getImageData(0, 0, width, height);
      let letters = "";
      for (let i = 0; i < data.length; i += 4) letters += String.fromCharCode(data[i]!);
      return btoa(letters);
    },
    { picture, width: WIDTH, height: HEIGHT },
  );
  const frame = [
    Buffer.from("FRAME\n"),
    Buffer.from(light, "base64"),
    Buffer.alloc((WIDTH * HEIGHT) / 2, 128),
  ];
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip C420mpeg2\n`);
  await writeFile(film, Buffer.concat([head, ...frame, ...frame]));
}
