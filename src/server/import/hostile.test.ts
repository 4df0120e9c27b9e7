import { describe, expect, it } from "vitest";
import { checkSize } from "./formats.ts";
import { importFile } from "./import-text.ts";
import { keepPicture, LIMIT } from "./pictures/keep.ts";
import { refusal, utf8 } from "./testing/all-words.ts";
import { docxOf, DOT, drawing, epubOf, para, pdfOf, zipOf } from "./testing/packages.ts";

/** Every message says which file, what is wrong, and what to do. */
async function told(fileName: string, bytes: Uint8Array, what: RegExp): Promise<void> {
  const words = await refusal(fileName, bytes);
  expect(words).toMatch(new RegExp(`^${fileName.replace(".", "\\.")}：`));
  expect(words).toMatch(what);
  expect(words).toMatch(/请/);
}

const sound = docxOf(para("一段话。"));

/** Says in its directory that each file has this size unpacked. */
function withSizes(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 46; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

describe("packages", { timeout: 30_000 }, () => {
  it("a zip bomb by its directory, by many files, and by a directory that lies", async () => {
    // Eight megabytes of nothing shrink to a thousandth.
    await told("弹.docx", docxOf(para("一"), {}, { "word/a.bin": new Uint8Array(8_000_000) }), /压缩炸弹/);
    await told("大.docx", withSizes(docxOf(para("一")), 50_000_000), /压缩炸弹/);
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`word/${i}`, ""]));
    await told("弹.epub", epubOf({ "1.xhtml": "<p>一" }, many), /压缩炸弹/);
    const lying = withSizes(docxOf(para("一".repeat(400_000))), 10);
    await told("谎.docx", lying, /坏了，读不出来/);
  });

  it("cut off at any place, or changed in any byte: refused or read, never half", async () => {
    for (const length of [3, 30, Math.floor(sound.length / 2), sound.length - 30, sound.length - 1]) {
      await told("断.docx", sound.slice(0, length), /不完整|坏了|开头却不是/);
    }
    for (let at = 0; at < sound.length; at += 7) {
      const bytes = sound.slice();
      bytes[at]! ^= 0x55;
      const words = await importFile("改.docx", bytes).then(
        ({ text }) => text.blocks.map((block) => ("text" in block ? block.text : "")).join(),
        (error: Error) => error.message,
      );
      expect(words).toMatch(/^一段话。$|^改\.docx：/);
    }
  });

  it("encrypted, macros, an old .doc by another name, another file by another name", async () => {
    const wrapped = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]);
    await told("密.docx", new Uint8Array(wrapped), /加了密码.*去掉密码/);
    await told("旧.docx", new Uint8Array(wrapped.subarray(0, 400)), /旧的 \.doc/);
    const locked = docxOf(para("一"));
    const view = new DataView(locked.buffer);
    for (let at = 0; at < locked.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    }
    await told("锁.docx", locked, /加了密码/);
    await told("宏.docx", docxOf(para("一"), {}, { "word/vbaProject.bin": "x" }), /有宏/);
    await told("书.epub", sound, /不是完整的 EPUB/);
    await told("文.docx", epubOf({ "1.xhtml": "<p>一" }), /不是完整的 Word 文件/);
    await told("文.txt", sound, /内容却是压缩包或 Word 文件/);
    await told("文.docx", pdfOf([[]]), /开头却不是/);
    await told("讲稿.ppt", utf8("x"), /演示文稿/);
    await told("照片.jpg", utf8("x"), /OCR/);
  });

  it("two files of one name, and a name that leads out of the package", async () => {
    const twice = zipOf({ "word/a.xml": "1", "word/b.xml": "2" });
    const patched = Buffer.from(twice);
    for (let at = patched.indexOf("word/b.xml"); at >= 0; at = patched.indexOf("word/b.xml", at + 1))
      patched.write("word/a.xml", at);
    await told("双.docx", new Uint8Array(patched), /两份“word\/a\.xml”/);
    const book = await importFile(
      "书.epub",
      epubOf({ "1.xhtml": '<p>一段话。</p><img src="../../../../../../etc/passwd">' }),
    );
    expect(book.report.removed[0]!.text).toContain("书里没有这个文件");
  });
});

describe("XML and HTML", () => {
  it("entities of its own: outside ones and those that grow are refused, nothing is read", async () => {
    const outside = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${para("&e;")}</w:body></w:document>`;
    await told("外.docx", docxOf("", {}, { "word/document.xml": outside }), /自己的实体/);
    const laughs = `<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b;</p></body></html>`;
    await told("笑.epub", epubOf({}, laughing(laughs)), /自己的实体/);
  });

  it("nesting without end", async () => {
    await told("深.html", utf8("<div>".repeat(100_000)), /一层套一层/);
    await told("深.docx", docxOf(`${"<w:sdt><w:sdtContent>".repeat(500)}${para("一")}`), /一层套一层/);
  });

  it("a table that says it is a million wide, a list that begins beyond counting", async () => {
    const { text } = await importFile(
      "宽.html",
      utf8(
        `<p>话。<table><tr><td colspan=1000000 rowspan=1000000>一<td>二<tr><td>三</table><ol start=99999999999999999999><li>条</ol>`,
      ),
    );
    expect(JSON.stringify(text).length).toBeLessThan(2_000);
  });
});

function laughing(page: string): Record<string, string> {
  return {
    "OPS/1.xhtml": page,
    "OPS/book.opf": `<package><manifest><item id="a" href="1.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
  };
}

describe("sizes and encodings", () => {
  it("100 MB is refused by its size, before it is read", () => {
    expect(() => checkSize("大.docx", 100_000_000)).toThrow(/大\.docx：文件有 100\.0 MB，超过 20\.0 MB。请/);
  });

  it("empty in every format", async () => {
    for (const end of ["txt", "md", "html", "docx", "epub", "pdf"])
      await told(`空.${end}`, new Uint8Array(), /空的/);
    await told("空.docx", docxOf("<w:p/>"), /空的/);
    await told("空.html", utf8("<html><body> </body></html>"), /空的/);
    await told("空.epub", epubOf({ "1.xhtml": "" }), /空的/);
  });

  it("wrong encodings: half a character, UTF-16, binary", async () => {
    await told("半.html", Uint8Array.from([...utf8("<p>你"), 0xff, 0xff]), /第 1 行既不是 UTF-8/);
    await told("宽.md", Uint8Array.from([0xff, 0xfe, 0x2d, 0x4e]), /UTF-16/);
    await told("乱.txt", Uint8Array.from([1, 2, 0, 3]), /第 3 个字节是 0/);
  });
});

describe("marks of secrecy", () => {
  it("in the first lines, in the head of a page, in a cell: refused; 内部 asks", async () => {
    await told("密.docx", docxOf(para("机密★一年") + para("正文。")), /有“机密”标志.*不能导入/);
    await told("眉.docx", docxOf(para("正文。"), { header1: para("秘密") }), /有“秘密”标志/);
    const cell = `<w:tbl><w:tr><w:tc>${para("绝密")}</w:tc><w:tc>${para("第一号")}</w:tc></w:tr></w:tbl>`;
    await told("格.docx", docxOf(cell + para("正文。")), /有“绝密”标志/);
    await told("页.html", utf8("<p>秘密<p>正文。"), /有“秘密”标志/);
    await told("书.epub", epubOf({ "1.xhtml": "<p>机密</p><p>正文。</p>" }), /有“机密”标志/);
    const internal = docxOf(para("内部资料") + para("题目") + para("正文一段。"));
    await told("内.docx", internal, /“内部.*请先确认/);
    expect((await importFile("内.docx", internal, true)).text.blocks.length).toBeGreaterThan(0);
  });
});

describe("pictures", () => {
  const segment = (marker: number, ...body: number[]) => [0xff, marker, 0, body.length + 2, ...body];
  const exif = (turn: number) =>
    [...Buffer.from("Exif\0\0MM\0*\0\0\0\b\0\x02", "latin1")]
      .concat([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0])
      .concat([...Buffer.from("\x88\x25GPS here...", "latin1"), 0, 0, 0, 0]);
  const jpeg = (turn: number) =>
    Uint8Array.from([
      0xff,
      0xd8,
      ...segment(0xe0, ...Buffer.from("JFIF\0")),
      ...segment(0xe1, ...exif(turn)),
      ...segment(0xfe, ...Buffer.from("a camera")),
      ...segment(0xc0, 8, 0, 20, 0, 30, 1, 1, 0x11, 0),
      ...segment(0xda, 1, 1, 0, 0, 63, 0),
      1,
      2,
      3,
      0xff,
      0xd9,
    ]);

  it("a photo loses what the camera wrote into it, but not which side is up", () => {
    for (const [turn, width, height] of [
      [1, 30, 20],
      [6, 20, 30],
    ] as const) {
      const kept = keepPicture(jpeg(turn), "");
      if (typeof kept === "string") throw new Error(kept);
      const words = Buffer.from(kept.bytes).toString("latin1");
      expect(words).not.toMatch(/GPS|camera/);
      expect(words).toMatch(/JFIF/);
      expect(kept.block).toMatchObject({ type: "image/jpeg", width, height });
      expect(kept.bytes.slice(-5)).toEqual(jpeg(1).slice(-5));
    }
  });

  it("too large, no picture, cut off: told, and the text comes without", async () => {
    const large = new Uint8Array(LIMIT + 1);
    large.set([...utf8("GIF89a"), 9, 0, 9, 0]);
    for (const [bytes, why] of [
      [large, /超过 300 kB，又不能自动压小，请.*压缩/],
      [utf8("<svg onload=x>"), /不是 PNG/],
      [DOT.slice(0, 12), /坏了/],
    ] as const) {
      const { text, report, pictures } = await importFile(
        "图.docx",
        docxOf(para("一段话。") + drawing("embed", "inside"), {}, { "word/media/image1.png": bytes }),
      );
      expect(text.blocks).toEqual([{ t: "p", text: "一段话。" }]);
      expect(pictures.size).toBe(0);
      expect(report.removed).toEqual([
        { where: "image1.png", what: "picture", text: expect.stringMatching(why) as string },
      ]);
    }
  });
});
