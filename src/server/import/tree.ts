import { Parser, type ParserOptions } from "htmlparser2";
import { ImportRefusal } from "./decode.ts";

/** An element; names and attributes as written in XML, in lower case in HTML. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

/** Documents of people nest some twenty deep. What goes far beyond wants to exhaust a stack. */
const DEEPEST = 200;
/** Elements and pieces of text of one part. */
const MOST_NODES = 1_000_000;

/**
 * XML as a tree. No entity but the five of XML is known here, nothing outside is ever read; a document that declares its own
 * entities is refused.
 * @throws ImportRefusal
 */
export function parseXml(fileName: string, part: string, text: string): Element {
  return parse(fileName, part, text, { xmlMode: true });
}

/** A page of a book: XML that may hold the entities of HTML. @throws ImportRefusal */
export function parseXhtml(fileName: string, part: string, text: string): Element {
  return parse(fileName, part, text, { recognizeSelfClosing: true, recognizeCDATA: true });
}

/** HTML as a tree, as forgiving as browsers are, without running or fetching anything. @throws ImportRefusal */
export function parseHtml(fileName: string, part: string, text: string): Element {
  return parse(fileName, part, text, {});
}

function parse(fileName: string, part: string, text: string, how: ParserOptions): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const open: Element[] = [root];
  let nodes = 0;
  const count = () => {
    if (++nodes > MOST_NODES)
      throw new ImportRefusal(fileName, `${part}里的内容太多，无法安全读出。请分成几个文件再导入。`);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        count();
        if (open.length > DEEPEST) {
          throw new ImportRefusal(
            fileName,
            `${part}里的内容一层套一层，超过 ${DEEPEST} 层，不像正常的文件。请把文字复制到新文件里再导入。`,
          );
        }
        const element: Element = { name, attributes: { ...attributes }, children: [] };
        open.at(-1)!.children.push(element);
        open.push(element);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
      ontext(data) {
        const { children } = open.at(-1)!;
        const last = children.at(-1);
        // One piece of text comes in several where it holds entities.
        if (typeof last === "string") children[children.length - 1] = last + data;
        else {
          count();
          children.push(data);
        }
      },
      onprocessinginstruction(_name, data) {
        if (/^!doctype/i.test(data) && /<!entity|\[/i.test(data)) {
          throw new ImportRefusal(
            fileName,
            `${part}声明了自己的实体（可能指向文件之外），这样的文件不能导入。请用 Word 或浏览器打开，另存一份再导入。`,
          );
        }
      },
    },
    how,
  );
  parser.end(text);
  return root;
}

export function isElement(node: Element | string): node is Element {
  return typeof node !== "string";
}

export function elementsOf(element: Element): Element[] {
  return element.children.filter(isElement);
}

export function childNamed(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((node): node is Element => isElement(node) && node.name === name);
}

export function childrenNamed(element: Element | undefined, name: string): Element[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => child.name === name);
}

/** In the order of the document, however deep. */
export function descendants(element: Element): Element[] {
  return elementsOf(element).flatMap((child) => [child, ...descendants(child)]);
}

export function textOf(node: Element | string): string {
  return isElement(node) ? node.children.map(textOf).join("") : node;
}
