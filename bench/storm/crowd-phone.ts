// A phone of the storm: it keeps a journal and speaks the protocol, but has no screen and no storage.
import { createHash, randomBytes, webcrypto } from "node:crypto";
import type { FeedId } from "../../src/domain/feeds.ts";
import { toBase64Url, type Bytes } from "../../src/protocol/bytes.ts";
import { deviceIdOf, firstLink } from "../../src/protocol/chain.ts";
import type { PushAnswer, PushEnvelope } from "../../src/protocol/push.ts";
import { PUSH_CONTEXT } from "../../src/protocol/push-context.ts";
import { deriveRun, formatRun, type RunEntry } from "../../src/protocol/run.ts";
import { utf8 } from "../../src/protocol/utf8.ts";
import type { StudyRecord } from "../harness/records.ts";
import { PROTOCOL } from "../../src/protocol/version.ts";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

export class CrowdPhone {
  readonly #key: webcrypto.CryptoKey;
  readonly #publicKey: Bytes;
  readonly #device: string;
  #head = 0;
  #link: Uint8Array;
  #epoch: string | null = null;
  readonly #cursors = new Map<FeedId, [number, number]>();

  private constructor(key: webcrypto.CryptoKey, publicKey: Bytes) {
    this.#key = key;
    this.#publicKey = publicKey;
    this.#device = deviceIdOf(sha256, publicKey);
    this.#link = firstLink(sha256, this.#device);
  }

  static async make(): Promise<CrowdPhone> {
    const { privateKey, publicKey } = await webcrypto.subtle.generateKey(algorithm, false, [
      "sign",
      "verify",
    ]);
    return new CrowdPhone(privateKey, new Uint8Array(await webcrypto.subtle.exportKey("raw", publicKey)));
  }

  /** Writes and seals these. @returns the text of a push of them */
  async push(entries: readonly RunEntry[]): Promise<string> {
    const head = {
      device: this.#device,
      from: this.#head + 1,
      seed: new Uint8Array(randomBytes(16)),
      entries,
    };
    const run = this.#head === 0 ? { ...head, key: this.#publicKey } : head;
    const derived = deriveRun(sha256, run, this.#link);
    this.#head = derived.to;
    this.#link = derived.link;
    const envelope: PushEnvelope = {
      protocol: PROTOCOL,
      device: this.#device,
      now: Date.now(),
      epoch: this.#epoch,
      cursors: [...this.#cursors].map(([feed, [generation, have]]) => [feed, generation, have]),
      runs: 1,
    };
    const text = `${JSON.stringify(envelope)}\n${formatRun({ ...run, signature: await this.#sign(derived.signed) })}`;
    const signed = new Uint8Array(Buffer.concat([utf8(PUSH_CONTEXT), sha256(utf8(text))]));
    return `${text}${toBase64Url(await this.#sign(signed))}\n`;
  }

  /** Reads what the server said. @throws where it did not take all, accepted */
  hear(answer: PushAnswer): void {
    const receipt = answer.receipts.find(({ device }) => device === this.#device);
    if (receipt?.through !== this.#head || receipt.exceptions.length > 0 || answer.refusals.length > 0) {
      throw new Error(
        `Not all was accepted: ${JSON.stringify({ ...answer, feeds: undefined, token: undefined })}`,
      );
    }
    this.#epoch = answer.epoch;
    for (const { feed, generation, from, items } of answer.feeds ?? []) {
      const places = items.reduce((sum, item) => sum + (item[0] === "own" ? item[2] : 1), 0);
      this.#cursors.set(feed, [generation, from - 1 + places]);
    }
  }

  async #sign(bytes: Bytes): Promise<Bytes> {
    return new Uint8Array(await webcrypto.subtle.sign(algorithm, this.#key, bytes));
  }
}

/** Entry 1 of a journal, by the proof of an invitation. */
export function enrolment(proof: string): RunEntry {
  return {
    header: JSON.stringify({ kind: "device-enrolled", at: Date.now() }),
    body: JSON.stringify({ proof, consent: { version: 1 }, label: "安卓手机 · Chrome" }),
  };
}

/** A record as it stands in a journal. */
export function entryOf({ kind, at, ...body }: StudyRecord): RunEntry {
  return { header: JSON.stringify({ kind, at }), body: JSON.stringify(body) };
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}
