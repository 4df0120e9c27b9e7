import { strToU8, zipSync } from "fflate";

/** A package of these files, as Word and book programs make them. */
export function zipOf(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === "string" ? strToU8(content) : content,
      ]),
    ),
  );
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SPACES = `xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`;
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OFTEN = ["styles", "numbering", "footnotes", "comments"];

/** A Word file with this inside its body. `parts`: `numbering`, `styles`, `footnotes`, `comments`, `header1`, by what is in their root. */
export function docxOf(
  body: string,
  parts: Record<string, string> = {},
  more: Record<string, string | Uint8Array> = {},
): Uint8Array {
  const roots: Record<string, string> = { header1: "hdr" };
  const relations = Object.keys(parts).map((name) => {
    const type = OFTEN.includes(name) ? name : name.replace(/\d$/, "");
    return `<Relationship Id="${name}" Type="${RELATIONS}/${type}" Target="${name}.xml"/>`;
  });
  const files = Object.entries(parts).map(([name, inside]) => {
    const root = roots[name] ?? name;
    return [`word/${name}.xml`, `<w:${root} ${SPACES}>${inside}</w:${root}>`];
  });
  return zipOf({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships>${relations.join("")}${RELATED}</Relationships>`,
    "word/document.xml": `<?xml version="1.0"?><w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(files),
    ...more,
  });
}

const RELATED = `<Relationship Id="inside" Type="${RELATIONS}/image" Target="media/image1.png"/><Relationship Id="outside" Type="${RELATIONS}/image" Target="https://example.invalid/x.png" TargetMode="External"/>`;

/** A paragraph of Word. `properties` go into its `w:pPr`. */
export function para(text: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export function drawing(kind: "embed" | "link", id: string, alt = ""): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="${alt}"/><a:graphic><a:graphicData><a:blip r:${kind}="${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}

/** A book of these pages, with what else is in its folder. */
export function epubOf(
  pages: Record<string, string>,
  more: Record<string, string | Uint8Array> = {},
): Uint8Array {
  const names = Object.keys(pages);
  const items = names.map((name) => `<item id="${name}" href="${name}" media-type="application/xhtml+xml"/>`);
  const bodies = Object.entries(pages).map(([name, body]) => [
    `OPS/${name}`,
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${body}</body></html>`,
  ]);
  return zipOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`,
    "OPS/book.opf": `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>一本书</dc:title><dc:creator>某人</dc:creator></metadata><manifest>${items.join("")}</manifest><spine>${names.map((name) => `<itemref idref="${name}"/>`).join("")}</spine></package>`,
    ...Object.fromEntries(bodies),
    ...more,
  });
}

/** The smallest PNG: one red dot. */
export const DOT = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

/** A PDF with these lines of ASCII on its pages, each `[x, y, size, text]`, or without words and with a picture. */
export function pdfOf(
  pages: readonly (readonly (readonly [x: number, y: number, size: number, text: string])[])[],
  withPicture = false,
): Uint8Array {
  const objects: string[] = ["<< /Type /Catalog /Pages 2 0 R >>"];
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(" ");
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const picture = `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream`;
  objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  const imageAt = 4 + 2 * pages.length;
  for (const lines of pages) {
    const words = lines
      .map(([x, y, size, text]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`)
      .join("\n");
    const content = withPicture ? `${words}\nq 400 0 0 600 50 50 cm /I1 Do Q` : words;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length + 2} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I1 ${imageAt} 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  objects.push(picture);
  let file = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const table = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}
