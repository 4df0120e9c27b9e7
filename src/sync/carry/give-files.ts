import type { BlobId, DeviceId } from "../../domain/ids.ts";
import { type Bytes, toBase64Url } from "../../protocol/bytes.ts";
import { type FileLabel, packBundle } from "../../protocol/carry/bundle.ts";
import { CARRY_FILE_LIMITS, type FilePieceHead, writeFilePiece } from "../../protocol/carry/file-piece.ts";
import { isSound, isToUpload } from "../files-to-upload.ts";
import type { PhonePorts } from "../ports.ts";
import { readOwn } from "../read-own.ts";
import { look, type Pair, type Storage } from "../storage.ts";
import { givenKey } from "./carried-store.ts";
import { type Giver, giverOf } from "./giver.ts";

/** What of one's own photos and voices goes with a bundle, as bundles behind it. */
export interface GivenFiles {
  bundles: Bytes[];
  /** whole files in them, and those that did not fit */
  files: number;
  left: number;
}

/**
 * Seals what waits to be uploaded, in pieces, photos before voices. They go on waiting until the server has said that it has them.
 * @param room bytes that they may have; a file goes whole or not at all
 */
export async function giveFiles(ports: PhonePorts, name: string, room: number): Promise<GivenFiles> {
  const { storage } = ports;
  const { blobs } = await storage.read({ blobs: look.all("blobs") });
  const waiting = blobs.filter(([, blob]) => isToUpload(blob) && blob.size > 0);
  waiting.sort(
    ([, one], [, other]) => Number(isSound(one)) - Number(isSound(other)) || one.size - other.size,
  );
  const given: GivenFiles = { bundles: [], files: 0, left: 0 };
  let left = room;
  const giver = waiting.length > 0 ? await giverOf(storage) : undefined;
  for (const file of waiting) {
    if (!giver || file[1].size > left) {
      given.left++;
      continue;
    }
    left -= file[1].size;
    given.files++;
    given.bundles.push(...(await giveFile(ports, giver, name, file)));
  }
  return given;
}

async function giveFile(
  ports: PhonePorts,
  giver: Giver,
  name: string,
  [blob, { size: total, sent = 0 }]: Pair<"blobs">,
): Promise<Bytes[]> {
  const { storage } = ports;
  const entry = await entryThatNames(storage, giver.device, blob);
  const bundles: Bytes[] = [];
  // What the server has acknowledged it has, whichever way it went.
  let at = Math.min(sent, total - 1);
  do {
    const to = Math.min(total, at + CARRY_FILE_LIMITS.piece);
    const head = { device: giver.device, blob, at, total, ...(entry !== undefined && { entry }) };
    bundles.push(await givePiece(ports, giver, name, head, await readOwn(storage, blob, at, to)));
    at = to;
  } while (at < total);
  return bundles;
}

async function givePiece(
  { storage, keys, sha256, clock }: PhonePorts,
  { device, key, to, server }: Giver,
  name: string,
  head: FilePieceHead,
  bytes: Bytes,
): Promise<Bytes> {
  const at = clock() + (server?.clockOffset ?? 0);
  const carry = await keys.forCarrying();
  const agreed = await carry.agree(to);
  const plain = await writeFilePiece(
    (said) => keys.digest(said),
    head,
    bytes,
    (said) => keys.sign(key, said),
  );
  const label: FileLabel = {
    is: "file",
    to: toBase64Url(sha256(to).slice(0, 8)),
    key: toBase64Url(agreed.publicKey),
    device,
    name,
    at,
    piece: head.at,
  };
  const bundle = await packBundle(sha256, label, plain, (about) => carry.encrypt(agreed.up, about, plain));
  await storage.change(["carried"], {}, () => ({
    changes: [
      {
        put: "carried",
        key: givenKey(label.key),
        value: { is: "given", at, entries: 0, blob: head.blob, key: agreed.answer },
      },
    ],
    result: undefined,
  }));
  return bundle;
}

/** A draft's files are not among those that wait, so there is one as a rule. */
async function entryThatNames(storage: Storage, device: DeviceId, blob: BlobId): Promise<number | undefined> {
  const { entries } = await storage.read({ entries: look.of("entries", device) });
  return entries.find(([, { body }]) => body?.includes(blob))?.[0][1];
}
