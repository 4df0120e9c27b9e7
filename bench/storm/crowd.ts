// The phones of the storm, as a process of their own: what they send is made before the clock runs, and read after it.
import { gzipSync } from "node:zlib";
import { childArgument, serveParent } from "../harness/child-side.ts";
import { studyRecords } from "../harness/records.ts";
import type { PushAnswer } from "../../src/protocol/push.ts";
import type { RunEntry } from "../../src/protocol/run.ts";
import { bareShots } from "./bare-crowd.ts";
import { CrowdPhone, enrolment, entryOf } from "./crowd-phone.ts";
import { fire, type Hit, type Shot } from "./fire.ts";

/** What the crowd is, and how it comes. */
export interface CrowdSetup {
  recordsEach: number;
  atOnce: number;
}
/** What a round came to, ms. */
export interface Volley {
  took: number;
  latencies: number[];
  acknowledged: number;
}

const { recordsEach, atOnce } = childArgument<CrowdSetup>();
const phones: CrowdPhone[] = [];

/** Enrols a phone for each invitation, each of another member. Not measured. */
async function enrol({ port, proofs }: { port: number; proofs: readonly string[] }): Promise<number> {
  phones.length = 0;
  for (const _ of proofs) phones.push(await CrowdPhone.make());
  const { took } = await pushAll(port, (i) => [enrolment(proofs[i]!)]);
  return took;
}

async function ours({ port, round }: { port: number; round: number }): Promise<Volley> {
  const records = studyRecords(phones.length * recordsEach, round + 1);
  return pushAll(port, (i) => records.slice(i * recordsEach, (i + 1) * recordsEach).map(entryOf));
}

async function pushAll(port: number, entriesOf: (phone: number) => RunEntry[]): Promise<Volley> {
  const shots: Shot[] = [];
  for (const [i, phone] of phones.entries()) shots.push(pushShot(await phone.push(entriesOf(i))));
  const { hits, took } = await fire(port, shots, atOnce);
  phones.forEach((phone, i) => phone.hear(read(hits[i]!) as PushAnswer));
  return volley(hits, took);
}

function pushShot(text: string): Shot {
  return {
    path: "/api/push",
    headers: { "content-type": "application/x-songxue-push", "content-encoding": "gzip" },
    body: gzipSync(text),
  };
}

async function bare({
  port,
  phones,
  round,
}: {
  port: number;
  phones: number;
  round: number;
}): Promise<Volley> {
  const { hits, took } = await fire(port, bareShots(phones, recordsEach, round), atOnce);
  hits.forEach(read);
  return volley(hits, took);
}

function read({ status, body }: Hit): unknown {
  if (status !== 200) throw new Error(`${status}: ${body.toString("utf8").slice(0, 300)}`);
  return JSON.parse(body.toString("utf8"));
}

function volley(hits: readonly Hit[], took: number): Volley {
  return { took, latencies: hits.map(({ ms }) => ms), acknowledged: hits.length * recordsEach };
}

serveParent(
  undefined,
  {
    enrol: (argument) => enrol(argument as Parameters<typeof enrol>[0]),
    ours: (argument) => ours(argument as Parameters<typeof ours>[0]),
    bare: (argument) => bare(argument as Parameters<typeof bare>[0]),
  },
  async () => {},
);
