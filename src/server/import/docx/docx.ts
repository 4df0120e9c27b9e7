import { ImportRefusal } from "../decode.ts";
import type { Draft } from "../draft.ts";
import { asLines, Gathering, picturesIn } from "../gather.ts";
import { childNamed, descendants, type Element } from "../tree.ts";
import { openZip, type Package } from "../zip.ts";
import { type Around, Body } from "./body.ts";
import { Numbering } from "./numbering.ts";
import { plainLines, type Relation, relationsOf, xmlPart } from "./parts.ts";
import { readStyles } from "./styles.ts";

/** A Word document: words, lists with their marks, tables, notes, pictures. Nothing outside it is followed. @throws ImportRefusal */
export function readDocx(fileName: string, bytes: Uint8Array): Draft {
  const zip = openZip(fileName, bytes);
  refuseMacros(fileName, zip);
  const main = [...relationsOf(fileName, zip, "").values()].find(({ type }) => type === "officeDocument");
  const name = main?.target ?? "word/document.xml";
  const document = xmlPart(fileName, zip, name);
  const body = childNamed(childNamed(document, "w:document"), "w:body");
  if (!body)
    throw new ImportRefusal(
      fileName,
      `不是完整的 Word 文件：里面缺“${name}”。请用 Word 或 WPS 打开，另存为 .docx 再导入。`,
    );
  const relations = relationsOf(fileName, zip, name);
  const partsOf = (wanted: string): Element[] =>
    [...relations.values()].flatMap(({ type, target, isOutside }) => {
      const part = type === wanted && !isOutside ? xmlPart(fileName, zip, target) : undefined;
      return part ? [part] : [];
    });
  const styles = readStyles(partsOf("styles")[0]);
  const around: Around = {
    zip,
    relations,
    styles,
    numbering: new Numbering(partsOf("numbering")[0], styles),
    notes: new Map(["footnote", "endnote"].flatMap((kind) => notesOf(kind, partsOf(`${kind}s`)))),
    comments: commentsOf(partsOf("comments")),
    referred: [],
    title: undefined,
  };
  const to = new Gathering();
  new Body(to, around).read(body);
  to.end();
  addNotes(to, around);
  const heads = [...new Set([...partsOf("header"), ...partsOf("footer")].flatMap(plainLines))];
  for (const line of heads) to.remove("running-head", line, "页眉页脚");
  for (const one of relations.values()) tellOutside(to, one);
  return {
    format: "docx",
    ...(around.title !== undefined && { title: around.title }),
    blocks: to.blocks,
    removed: to.removed,
    heads,
  };
}

function refuseMacros(fileName: string, zip: Package): void {
  const types = zip.read("[Content_Types].xml");
  const isMacro =
    zip.names.some((name) => /vbaProject\.bin$/i.test(name)) ||
    (types !== undefined && /macroEnabled/i.test(new TextDecoder().decode(types)));
  if (isMacro)
    throw new ImportRefusal(
      fileName,
      "文件里有宏（会自己运行的程序），不能导入。请用 Word 或 WPS 打开，另存为不带宏的 .docx 再导入。",
    );
}

function notesOf(kind: string, parts: readonly Element[]): [string, Element][] {
  return parts
    .flatMap(descendants)
    .filter(({ name }) => name === `w:${kind}`)
    .map((note) => [`${kind} ${note.attributes["w:id"] ?? ""}`, note]);
}

function commentsOf(parts: readonly Element[]): ReadonlyMap<string, string> {
  const comments = parts.flatMap(descendants).filter(({ name }) => name === "w:comment");
  return new Map(comments.map((one) => [one.attributes["w:id"] ?? "", plainLines(one).join(" ")]));
}

/** A note may refer to another, which then comes behind it. */
function addNotes(to: Gathering, around: Around): void {
  for (let i = 0; i < around.referred.length; i++) {
    const { key, mark } = around.referred[i]!;
    const inner = new Gathering(to.removed);
    new Body(inner, around, `注 ${mark}`).read(around.notes.get(key)!);
    inner.end();
    const text = asLines(inner.blocks);
    if (text !== "") to.add({ t: "note", mark, text });
    for (const picture of picturesIn(inner.blocks)) to.add(picture);
  }
}

/** Pictures outside are told where they stand; links are only words here. */
function tellOutside(to: Gathering, { type, target, isOutside }: Relation): void {
  if (isOutside && type !== "hyperlink" && type !== "image")
    to.remove("attachment", `指向文件之外的 ${target}（${type}），没有跟随`, "文件");
}
