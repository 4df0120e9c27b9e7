/** All that lies in a database, bytes as UTF-8: what was put in, not what the browser makes of it. */
export async function bytesStored(name: string): Promise<number> {
  const db = await asked(indexedDB.open(name));
  let bytes = 0;
  for (const store of db.objectStoreNames) {
    const all = await asked(db.transaction(store).objectStore(store).getAll());
    for (const value of all) bytes += sizeOf(value);
  }
  db.close();
  return bytes;
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")));
  });
}

function sizeOf(value: unknown): number {
  if (typeof value === "string") return new TextEncoder().encode(value).length;
  if (value instanceof ArrayBuffer) return value.byteLength;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, its]) => sum + key.length + sizeOf(its), 0);
}
