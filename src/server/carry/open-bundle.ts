import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { isUtf8 } from "node:buffer";
import type { DeviceId } from "../../domain/ids.ts";
import { type Bytes, fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { packBundle, unpackBundles } from "../../protocol/carry/bundle.ts";
import { type FileAnswer, type FilePiece, readFilePiece } from "../../protocol/carry/file-piece.ts";
import { PUSH_LIMITS, type PushAnswer } from "../../protocol/push.ts";
import { sha256 } from "../accept/crypto.ts";
import { Refusal } from "../core.ts";
import type { ServerSecrets } from "../secrets.ts";
import { bundleKeys, openWith, sealWith } from "./carry-crypto.ts";

/** A bundle that somebody brought, opened; nothing in it is believed yet. `answer` seals so that only the giver can open it. */
export type OpenedBundle =
  /** @param device the label's: the push must say the same */
  | { is: "push"; text: string; device: DeviceId; answer(answer: PushAnswer): Promise<Bytes> }
  | { is: "file"; piece: FilePiece; answer(answer: FileAnswer): Promise<Bytes> };

const unzip = promisify(gunzip);
const zip = promisify(gzip);

/** How the key of a server is named in a label. */
export function carryKeyName(publicKey: Uint8Array): string {
  return toBase64Url(sha256(publicKey).slice(0, 8));
}

/**
 * @throws Refusal bad-request: damaged, or more or less than one bundle · not-found: sealed to another server · bad-signature: it was
 * changed on the way
 */
export async function openBundle(secrets: ServerSecrets, bytes: Bytes, now: number): Promise<OpenedBundle> {
  const { whole, trouble } = unpackBundles(sha256, bytes);
  const bundle = whole[0];
  if (!bundle || whole.length > 1 || trouble.length > 0) {
    throw new Refusal("bad-request", "这一包不完整，请让交给您的人再给一次；他手机里的都还在。");
  }
  const { label } = bundle;
  if (label.is === "answer") throw new Refusal("bad-request", "这一包是带回去的回执，不用上传。");
  if (label.is === "blob") throw new Refusal("bad-request", "这一包是学习材料，不用上传。");
  const { publicKey, ecdh } = secrets.carry;
  if (label.to !== carryKeyName(publicKey)) {
    throw new Refusal("not-found", "这一包是交给另一台服务器的，这里打不开。");
  }
  const fresh = fromBase64Url(label.key)!;
  const keys = keysOr(() => bundleKeys(ecdh, fresh, fresh, publicKey));
  const opened = openWith(keys.up, bundle.about, bundle.sealed);
  if (!opened) throw changed();
  const answer = async (words: PushAnswer | FileAnswer): Promise<Bytes> => {
    const said = await zip(Buffer.from(JSON.stringify(words)));
    const back = { is: "answer", device: label.device, key: label.key, at: now } as const;
    return packBundle(sha256, back, said, (about) => Promise.resolve(sealWith(keys.answer, about, said)));
  };
  if (label.is === "up") return { is: "push", text: await readText(opened), device: label.device, answer };
  const piece = readFilePiece(sha256, new Uint8Array(opened));
  if (!piece || piece.head.device !== label.device || piece.head.at !== label.piece) {
    throw new Refusal("bad-request", "这一包里的内容与外面写的不符。");
  }
  return { is: "file", piece, answer };
}

function keysOr<T>(derive: () => T): T {
  try {
    return derive();
  } catch {
    // Not a point of the curve.
    throw changed();
  }
}

async function readText(packed: Uint8Array): Promise<string> {
  const bytes = await unzip(packed, { maxOutputLength: PUSH_LIMITS.text }).catch(() => undefined);
  if (!bytes || !isUtf8(bytes)) throw new Refusal("bad-request", "这一包里的内容无法读取。");
  return bytes.toString("utf8");
}

function changed(): Refusal {
  return new Refusal("bad-signature", "这一包在路上被改过，没有收。请让交给您的人再给一次。");
}
