import { sha256 } from "@noble/hashes/sha2.js";
import { type Bytes, concat, toHex } from "../../protocol/bytes.ts";
import type { PackWant } from "../../protocol/pack.ts";
import { PACK_LIMITS } from "../../protocol/pack-limits.ts";
import type { ArrivedFrame, Transport } from "../ports.ts";
import { noNetwork } from "./memory-ports.ts";

const PIECE = PACK_LIMITS.piece;

/** As much of a server as blobs need, which can be made to break off. */
export class BlobServer {
  readonly blobs = new Map<string, Bytes>();
  readonly uploads = new Map<string, Bytes>();
  /** requests, and frames of a pack, that are still answered; then the network is gone */
  answers = Infinity;
  /** none: a server, or something before it, that knows nothing of packs */
  packs = true;
  /** what it says of a file against another one, whatever it is worth */
  readonly differences = new Map<string, Bytes>();
  readonly asked: string[] = [];
  /** the device that last pushed; its entries are receipted as none */
  token = "token";

  /** what files are called in `asked` */
  readonly names = new Map<string, string>();

  add(bytes: Bytes, name?: string): { id: string; size: number } {
    const id = toHex(sha256(bytes));
    this.blobs.set(id, bytes);
    if (name !== undefined) this.names.set(id, name);
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
    packs: async (_token, wants, take) => {
      if (!this.packs) return { ok: false, refusal: { code: "not-found" } };
      this.asked.push(`pack ${wants.map((want) => this.#nameOf(want)).join(" ")}`);
      for (const [want, { blob, base, from = 0 }] of wants.entries()) {
        for (const frame of this.#framesOf(want, blob, base, from)) {
          if (this.answers <= 0) return { ok: false };
          this.answers--;
          if (!(await take(frame))) return { ok: true, value: undefined };
        }
      }
      return { ok: true, value: undefined };
    },
    blobPart: (_token, id, from, to) => {
      const bytes = this.blobs.get(id);
      if (!bytes) return Promise.resolve({ ok: false, refusal: { code: "not-found" } });
      return this.#answer(`part ${from}`, bytes.slice(from, to));
    },
    uploadOffset: (_token, id) => this.#answer("offset", this.uploads.get(id)?.length),
    uploadPart: (_token, id, at, total, piece) => {
      const before = this.uploads.get(id) ?? new Uint8Array();
      if (before.length !== at) return Promise.resolve({ ok: false, refusal: { code: "bad-request" } });
      const after = concat(before, piece);
      const answer = this.#answer(`upload ${at}`, after.length === total ? "done" : "more");
      this.uploads.set(id, after);
      return answer as ReturnType<Transport["uploadPart"]>;
    },
  };

  #nameOf({ blob, base, from }: PackWant): string {
    const name = (id: string): string => this.names.get(id) ?? id.slice(0, 4);
    return `${name(blob)}${from === undefined ? "" : `@${from}`}${base === undefined ? "" : `<${name(base)}`}`;
  }

  #framesOf(want: number, blob: string, base: string | undefined, from: number): ArrivedFrame[] {
    const bytes = this.blobs.get(blob);
    if (!bytes) return [{ is: "refused", want, code: "not-found" }];
    const difference = this.differences.get(`${base} ${blob}`);
    if (difference) return [{ is: "difference", want, bytes: difference }];
    const frames: ArrivedFrame[] = [];
    for (let at = from; at < bytes.length; at += PIECE) {
      frames.push({ is: "piece", want, from: at, bytes: bytes.slice(at, at + PIECE) });
    }
    return frames;
  }

  #answer<T>(what: string, value: T): Promise<{ ok: true; value: T } | { ok: false }> {
    this.asked.push(what);
    if (this.answers <= 0) return Promise.resolve({ ok: false });
    this.answers--;
    return Promise.resolve({ ok: true, value });
  }
}
