import { sha256 } from "@noble/hashes/sha2.js";
import { toHex } from "../../protocol/bytes.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { Transport } from "../ports.ts";
import { noNetwork } from "./memory-ports.ts";

/** As much of a server as blobs need, which can be made to break off. */
export class BlobServer {
  readonly blobs = new Map<string, Bytes>();
  readonly uploads = new Map<string, Bytes>();
  /** requests that are still answered; then the network is gone */
  answers = Infinity;
  readonly asked: string[] = [];
  /** the device that last pushed; its entries are receipted as none */
  token = "token";

  add(bytes: Bytes): { id: string; size: number } {
    const id = toHex(sha256(bytes));
    this.blobs.set(id, bytes);
    return { id, size: bytes.length };
  }

  readonly transport: Transport = {
    ...noNetwork,
    push: () =>
      this.#answer(
        "push",
        JSON.stringify({
          protocol: 1,
          epoch: "e",
          now: 1_763_776_800_000,
          receipts: [],
          refusals: [],
          token: this.token,
        }),
      ),
    blobPart: (_token, id, from, to) => {
      const bytes = this.blobs.get(id);
      if (!bytes) return Promise.resolve({ ok: false, refusal: { code: "not-found" } });
      return this.#answer(`part ${from}`, bytes.slice(from, to));
    },
    uploadOffset: (_token, id) => this.#answer("offset", this.uploads.get(id)?.length),
    uploadPart: (_token, id, at, total, piece) => {
      const before = this.uploads.get(id) ?? new Uint8Array();
      if (before.length !== at) return Promise.resolve({ ok: false, refusal: { code: "bad-request" } });
      const after = new Uint8Array([...before, ...piece]);
      const answer = this.#answer(`upload ${at}`, after.length === total ? "done" : "more");
      this.uploads.set(id, after);
      return answer as ReturnType<Transport["uploadPart"]>;
    },
  };

  #answer<T>(what: string, value: T): Promise<{ ok: true; value: T } | { ok: false }> {
    this.asked.push(what);
    if (this.answers <= 0) return Promise.resolve({ ok: false });
    this.answers--;
    return Promise.resolve({ ok: true, value });
  }
}
