import { WorkbookFault } from "./workbook-fault.ts";

export type XmlPiece =
  | { is: "open"; name: string; attribute: (name: string) => string | undefined }
  | { is: "close"; name: string }
  | { is: "text"; text: string };

const PIECE =
  /<(?<end>\/)?(?:[\w.-]+:)?(?<name>[\w.-]+)(?<attributes>(?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/)?>|<!\[CDATA\[(?<data>[^]*?)\]\]>|<\?[^]*?\?>|<!--[^]*?-->|(?<text>[^<]+)/y;

/**
 * The tags, attributes and words of an XML document, without prefixes. No more than a workbook needs, in pages and in tests alike: a document type
 * is refused, so nothing is expanded.
 * @throws WorkbookFault
 */
export function* readXml(xml: string): Generator<XmlPiece> {
  for (let at = 0; at < xml.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const groups = PIECE.exec(xml)?.groups;
    if (!groups) throw new WorkbookFault("这个表格文件里有看不懂的内容，可能已损坏。");
    const next = PIECE.lastIndex;
    const { end, name, attributes = "", empty, data, text } = groups;
    if (name !== undefined) {
      if (end === undefined)
        yield { is: "open", name, attribute: (wanted) => attributeOf(attributes, wanted) };
      if (end !== undefined || empty !== undefined) yield { is: "close", name };
    } else if (data !== undefined) yield { is: "text", text: data };
    else if (text !== undefined) yield { is: "text", text: decoded(text) };
    PIECE.lastIndex = next;
  }
}

function attributeOf(attributes: string, wanted: string): string | undefined {
  let prefixed: string | undefined;
  for (const [, name, one, other] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = one ?? other ?? "";
    if (name === wanted) return decoded(value);
    if (name!.endsWith(`:${wanted}`)) prefixed ??= decoded(value);
  }
  return prefixed;
}

const NAMED: { readonly [name: string]: string } = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()]!;
      const point = Number.parseInt(String(hex ?? decimal), hex === undefined ? 10 : 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
