import { getDocumentProxy } from "unpdf";
import type { Pixels } from "../pictures/pixels.ts";
import { pixelsOf } from "./pictures.ts";

const MOST_PIXELS = 30_000_000;

/**
 * Takes a JPEG apart by way of a PDF of one page that shows it: pdf.js reads JPEGs well, and a reader of our own would be one more
 * thing for a hostile file to break. @returns undefined where it cannot
 */
export async function pixelsOfJpeg(jpeg: Uint8Array): Promise<Pixels | undefined> {
  const { width, height, colours } = frameOf(jpeg);
  if (width === 0 || width * height > MOST_PIXELS) return undefined;
  const space = colours === 1 ? "/DeviceGray" : colours === 4 ? "/DeviceCMYK" : "/DeviceRGB";
  try {
    const pdf = await getDocumentProxy(pdfAround(jpeg, width, height, space), { verbosity: 0 });
    const page = await pdf.getPage(1);
    const { fnArray, argsArray } = await page.getOperatorList();
    const at = fnArray.indexOf(85);
    return at < 0 ? undefined : await pixelsOf(page, (argsArray[at] as unknown[])[0]);
  } catch {
    return undefined;
  }
}

function frameOf(jpeg: Uint8Array): { width: number; height: number; colours: number } {
  const view = Buffer.from(jpeg);
  for (let at = 2; at + 10 <= view.length && view[at] === 0xff; at += 2 + view.readUInt16BE(at + 2)) {
    const marker = view[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7), colours: view[at + 9]! };
  }
  return { width: 0, height: 0, colours: 0 };
}

function pdfAround(jpeg: Uint8Array, width: number, height: number, space: string): Uint8Array {
  const draw = "q 100 0 0 100 0 0 cm /I Do Q";
  const objects: Buffer[] = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    Buffer.from(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
    ),
    Buffer.from(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`),
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${space} /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      ),
      jpeg,
      Buffer.from("\nendstream"),
    ]),
  ];
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const places: number[] = [];
  let length = parts[0]!.length;
  for (const [i, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    places.push(length);
    length += part.length;
    parts.push(part);
  }
  const rows = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
