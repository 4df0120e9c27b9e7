import { vi } from "vitest";

/** What is handed to the browser as a file from now on, instead of being saved. */
export function savedFiles() {
  const made: Blob[] = [];
  const create = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (blob instanceof Blob && !blob.type.startsWith("image/")) made.push(blob);
    return create(blob);
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  return {
    async first(): Promise<Uint8Array<ArrayBuffer>> {
      await vi.waitFor(() => {
        if (made.length === 0) throw new Error("nothing was saved yet");
      });
      vi.restoreAllMocks();
      return new Uint8Array(await made[0]!.arrayBuffer());
    },
  };
}
