import {
  type Change,
  look,
  type Pair,
  type Storage,
  STORE_NAMES,
  type StoreName,
} from "../../sync/storage.ts";

/** Rows that are written at once; pages and pieces are large. */
const AT_ONCE = { pages: 10, pieces: 10 } as const;
const MANY = 500;

/** Puts all of a storage into another one, durably. What changes meanwhile is not noticed here: see `printOf`. */
export async function copyAll(from: Storage, to: Storage): Promise<void> {
  for (const store of STORE_NAMES) {
    const names = store === "pieces" ? await namesOfPieces(from) : [undefined];
    for (const name of names) {
      const rows = await rowsOf(from, store, name);
      const size = store in AT_ONCE ? AT_ONCE[store as keyof typeof AT_ONCE] : MANY;
      for (let at = 0; at < rows.length; at += size) {
        const changes = rows
          .slice(at, at + size)
          .map(([key, value]) => ({ put: store, key, value }) as unknown as Change);
        await to.change([store], {}, () => ({ changes, result: undefined }));
      }
    }
  }
}

/** @param name of the pieces of one blob only: all of them at once may be more than the memory holds */
async function rowsOf(
  from: Storage,
  store: StoreName,
  name: string | undefined,
): Promise<readonly Pair<StoreName>[]> {
  if (name !== undefined)
    return (await from.read({ rows: look.span("pieces", [name, 0], [name, Infinity]) })).rows;
  return (await from.read({ rows: look.all(store) })).rows;
}

async function namesOfPieces(from: Storage): Promise<string[]> {
  const { keys } = await from.read({ keys: look.keys("pieces") });
  return [...new Set(keys.map(([blob]) => blob))];
}

const LOOKS = {
  current: look.current,
  standing: look.standing,
  server: look.server,
  journals: look.all("journals"),
  drafts: look.all("drafts"),
  blobs: look.all("blobs"),
} as const;
type Looked = Parameters<Parameters<typeof lookAll>[1]>[0];

/** By what everything that is written moves on: the same print, the same content. When a server last answered is no content. */
export async function printOf(storage: Storage): Promise<string> {
  return print(await storage.read(LOOKS));
}

/** Empties a storage in one transaction, where it still is what it was. @returns whether it was, and is empty now */
export function emptyIfSame(storage: Storage, before: string): Promise<boolean> {
  return lookAll(storage, (seen) => print(seen) === before);
}

function lookAll(
  storage: Storage,
  mayEmpty: (seen: Awaited<ReturnType<typeof storage.read<typeof LOOKS>>>) => boolean,
): Promise<boolean> {
  return storage.change(STORE_NAMES, LOOKS, (seen) =>
    mayEmpty(seen)
      ? { changes: STORE_NAMES.map((empty) => ({ empty })), result: true }
      : { changes: [], result: false },
  );
}

function print({ server, ...seen }: Looked): string {
  return JSON.stringify([seen, server?.epoch, server?.cursors, server?.rewrites]);
}
