import { createHash } from "node:crypto";

/** What is said of a schema: enough that whatever changes on the wire changes it, and nothing that depends on how it is written. */
type Description = null | string | number | boolean | Description[] | { [key: string]: Description };

/** Parts of a valibot schema or action that say what it takes. */
const PARTS = [
  "type",
  "entries",
  "item",
  "items",
  "rest",
  "options",
  "key",
  "value",
  "wrapped",
  "default",
  "literal",
  "requirement",
] as const;

export function isSchema(value: unknown): boolean {
  return typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "schema";
}

/** A short hash of a schema, or of a constant that both sides must agree on. */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(isSchema(value) ? describeNode(value as Node) : sorted(value as Description));
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

type Node = Readonly<Record<string, unknown>>;

/** A body may have a field called kind; then it is a schema, not a word. */
function isNode(value: object): value is Node {
  return typeof (value as Node)["kind"] === "string";
}

function describeNode(node: Node): Description {
  // The first of a pipe is the schema that it begins with, which may be a pipe itself.
  const { pipe } = node;
  if (pipe !== undefined) return { pipe: (pipe as Node[]).map(describeNode) };
  const said: Record<string, Description> = {};
  for (const part of PARTS) {
    const value = node[part];
    if (value === undefined) continue;
    if (part === "requirement") said[part] = describeRequirement(value, node);
    else said[part] = describePart(value);
  }
  return sorted(said);
}

function describePart(value: unknown): Description {
  if (Array.isArray(value)) {
    const items = value.map(describePart);
    // A picklist is a set; the places of a tuple are nodes and stay as they are.
    return items.every((item) => typeof item === "string") ? [...items].sort() : items;
  }
  if (typeof value !== "object" || value === null) return value as Description;
  if (isNode(value)) return describeNode(value);
  const entries = Object.entries(value).map(([key, entry]) => [key, describePart(entry)] as const);
  return sorted(Object.fromEntries(entries));
}

/** A check is known by the name it was given as its message. */
function describeRequirement(value: unknown, action: Node): Description {
  if (value instanceof RegExp) return String(value);
  if (typeof value !== "function") return describePart(value);
  if (action["type"] !== "check") return value.name;
  if (typeof action["message"] !== "string")
    throw new Error("a check on the wire needs a message to be known by");
  return action["message"];
}

function sorted(value: Description): Description {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key]!)]));
}
