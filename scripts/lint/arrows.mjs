// The law of the layers: what each folder of src may import. The compiler holds the same arrows by its
// references, but knows nothing of packages, and would let a lazy import of one through.
import { dirname, relative, resolve, sep } from "node:path";

const browserPackages = [
  "@noble/hashes",
  "@preact/signals",
  "diff",
  "fflate",
  "preact",
  "qr",
  "read-excel-file",
  "uqr",
  "valibot",
  "write-excel-file",
];
const serverPackages = [
  "@fastify/rate-limit",
  "@noble/hashes",
  "better-sqlite3",
  "fastify",
  "fflate",
  "htmlparser2",
  "jose",
  "kysely",
  "markdown-it",
  "pg",
  "pino",
  "read-excel-file",
  "unpdf",
  "uqr",
  "valibot",
  "write-excel-file",
];

/** For each layer: the layers and the packages that it may import. */
export const arrows = {
  domain: { layers: [], packages: [] },
  protocol: { layers: ["domain"], packages: ["valibot", "@noble/hashes"] },
  sync: { layers: ["domain", "protocol"], packages: [] },
  "local-db": { layers: ["domain", "protocol", "sync"], packages: ["idb"] },
  app: { layers: ["domain", "protocol", "sync", "local-db"], packages: browserPackages },
  sw: { layers: [], packages: ["workbox-*"] },
  server: { layers: ["domain", "protocol"], packages: [...serverPackages, "node:*"] },
};

/** Why `file` may not import `specifier`, or undefined when it may. */
export function forbidden(file, specifier) {
  const place = placeOf(file);
  if (place === undefined) return undefined;
  const { root, layer } = place;
  const allowed = arrows[layer];
  const says = `${layer} may import ${list(allowed.layers, "no other layer")} and ${list(allowed.packages, "no package")}.`;

  if (specifier.startsWith(".")) {
    const [top, target] = relative(root, resolve(dirname(file), specifier)).split(sep);
    const fine = top === "src" && (target === layer || allowed.layers.includes(target));
    return fine ? undefined : says;
  }
  return allowed.packages.some((name) => covers(name, specifier)) ? undefined : says;
}

function placeOf(file) {
  const parts = file.split(sep);
  const at = parts.findLastIndex((part, i) => part === "src" && parts[i + 1] in arrows);
  return at < 0 ? undefined : { root: parts.slice(0, at).join(sep) || sep, layer: parts[at + 1] };
}

function covers(name, specifier) {
  if (name.endsWith("*")) return specifier.startsWith(name.slice(0, -1));
  return specifier === name || specifier.startsWith(`${name}/`);
}

function list(names, none) {
  return names.length === 0 ? none : names.join(", ");
}

export const arrowsRule = {
  create(context) {
    const check = (node) => {
      const specifier = node.source;
      if (specifier?.type !== "Literal" || typeof specifier.value !== "string") return;
      const message = forbidden(context.filename, specifier.value);
      if (message !== undefined) context.report({ node: specifier, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
