import { type Bytes, concat, toBase64Url } from "../../protocol/bytes.ts";
import { packBundle, type UpLabel } from "../../protocol/carry/bundle.ts";
import { formatPush, waitingRuns } from "../envelope.ts";
import type { Given, GivenAway } from "../phone.ts";
import type { PhonePorts } from "../ports.ts";
import { sealAll } from "../seal.ts";
import { look } from "../storage.ts";
import { givenKey } from "./carried-store.ts";
import { giveFiles } from "./give-files.ts";
import { giverOf } from "./giver.ts";

/** Characters of runs in a bundle; what is left goes with the next. */
const CHARACTERS = 800_000;
/** Bytes of photos and voices that go with it: as much as a chat app passes on, and a cheap phone holds in memory. */
const FILES = 20_000_000;
/** A bundle that is to be small is tried again with so much less. */
const LESS = 0.6;

/**
 * Puts all that waits here into a bundle that only the server can open, and keeps what its answer will be opened with. What is in it goes on
 * waiting here until a receipt says that it has arrived.
 * @param name as the carrier knows who gives it
 * @param most bytes that it may have; what does not fit is left for the next
 * @returns undefined where nothing can be given: there is no journal, or the server's key is not known
 */
export async function giveBundle(
  ports: PhonePorts,
  name: string,
  most = Infinity,
): Promise<Given | undefined> {
  const words = await giveWords(ports, name, most);
  if (!words) return undefined;
  // What must be small goes over a screen, for which photos and voices are too much.
  const { bundles, files, left } = await giveFiles(ports, name, most === Infinity ? FILES : 0);
  const { entries, more } = words;
  return { bytes: concat(words.bytes, ...bundles), entries, more, files, filesLeft: left };
}

interface Words {
  bytes: Bytes;
  entries: number;
  more: boolean;
  runs: number;
  characters: number;
}

async function giveWords(ports: PhonePorts, name: string, most: number): Promise<Words | undefined> {
  await sealAll(ports);
  let room = CHARACTERS;
  for (;;) {
    const given = await give(ports, name, room);
    if (!given || given.bytes.length <= most || given.runs <= 1) return given;
    room = Math.floor(Math.min(room, given.characters) * LESS);
  }
}

async function give(ports: PhonePorts, name: string, room: number): Promise<Words | undefined> {
  const { storage, keys, sha256, clock } = ports;
  const giver = await giverOf(storage);
  if (!giver) return undefined;
  const { device, key, to, server } = giver;
  const { journals, pairs } = await storage.read({ journals: look.all("journals"), pairs: look.all("keys") });
  const { texts, more } = await waitingRuns(storage, journals, pairs, room);
  const at = clock() + (server?.clockOffset ?? 0);
  const push = await formatPush(keys, { device, key }, server, texts, at, { carried: true });
  const carry = await keys.forCarrying();
  const agreed = await carry.agree(to);
  const entries = texts.reduce((sum, text) => sum + entriesIn(text), 0);
  const label: UpLabel = {
    is: "up",
    to: toBase64Url(sha256(to).slice(0, 8)),
    key: toBase64Url(agreed.publicKey),
    device,
    name,
    at,
    entries,
  };
  const plain = await carry.zip(push);
  const bytes = await packBundle(sha256, label, plain, (about) => carry.encrypt(agreed.up, about, plain));
  await storage.change(["carried"], {}, () => ({
    changes: [
      { put: "carried", key: givenKey(label.key), value: { is: "given", at, entries, key: agreed.answer } },
    ],
    result: undefined,
  }));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return { bytes, entries, more, runs: texts.length, characters };
}

/** What this phone gave away and has no answer to. */
export async function givenAway({ storage }: Pick<PhonePorts, "storage">): Promise<GivenAway[]> {
  const { carried } = await storage.read({ carried: look.all("carried") });
  return carried
    .flatMap(([, value]) =>
      value.is === "given" && value.blob === undefined ? [{ at: value.at, entries: value.entries }] : [],
    )
    .sort((a, b) => a.at - b.at);
}

/** As the head of a run says. */
function entriesIn(run: string): number {
  return (JSON.parse(run.slice(0, run.indexOf("\n"))) as { count: number }).count;
}
