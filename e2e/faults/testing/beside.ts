// The server's core, opened beside the running server on the same database, as an admin command does: to found a branch
// quickly, and to look at what stands there in the end.
import { createHash, randomBytes } from "node:crypto";
import type { NewEntry } from "../../../src/domain/entry.ts";
import { type EntryId, entryId } from "../../../src/domain/ids.ts";
import type { StudyText } from "../../../src/protocol/study-text.ts";
import { invitationLink, newId, newInvitation } from "../../../src/server/commands/invitation.ts";
import type { OfficeDevice } from "../../../src/server/core.ts";
import { openServerCore } from "../../../src/server/open-server-core.ts";
import type { TestServer } from "../../testing/server.ts";

export const BRANCH = "hedong";
const DAY = 86_400_000;

type Core = Awaited<ReturnType<typeof openServerCore>>;

export async function beside<T>(server: TestServer, work: (core: Core) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = server;
  const config = { port: 0, host: "127.0.0.1", dataDir, ...(databaseUrl && { databaseUrl }) };
  const core = await openServerCore(config, (what, error) => console.error(what, error));
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}

/** A member of the branch, with an invitation for a browser and one for a phone in Node. */
export interface Guest {
  name: string;
  member: string;
  link: string;
  proof: string;
}

/** 青禾县河东支部 with these members in an empty server; the first is its secretary. */
export function foundBranch(server: TestServer, names: readonly string[]): Promise<Guest[]> {
  return beside(server, async ({ office }) => {
    await office.write([
      { kind: "unit-added", body: { unit: "county", name: "青禾县", level: "county", parent: null } },
      { kind: "unit-added", body: { unit: BRANCH, name: "河东支部", level: "branch", parent: "county" } },
    ]);
    const guests: Guest[] = [];
    for (const name of names) {
      const member = newId();
      const more: NewEntry[] = [
        {
          kind: "member-added",
          body: { member, name, status: "full", cohorts: [], homeBranch: BRANCH, arrangements: [] },
        },
      ];
      if (guests.length === 0)
        more.push({ kind: "role-granted", body: { member, role: "secretary", unit: BRANCH } });
      const { code, entry } = await newInvitation(member, Date.now() + DAY);
      const proof = randomBytes(32);
      const invitation = createHash("sha256").update(proof).digest("base64url");
      more.push(entry, {
        kind: "invitation-made",
        body: { invitation, member, purpose: "enrol", expires: Date.now() + DAY },
      });
      await office.write(more);
      const link = invitationLink(server.url, code);
      guests.push({ name, member, link, proof: proof.toString("base64url") });
    }
    return guests;
  });
}

/** A new invitation for somebody who is known. @returns its link */
export function inviteAgain(server: TestServer, { member }: Guest): Promise<string> {
  return beside(server, async ({ office }) => {
    const { code, entry } = await newInvitation(member, Date.now() + DAY);
    await office.write([entry]);
    return invitationLink(server.url, code);
  });
}

/** Impersonal texts that every member can read, each of about so many characters. @returns their titles */
export function publishTexts(server: TestServer, count: number, characters: number): Promise<string[]> {
  return beside(server, async ({ office }) => {
    const titles: string[] = [];
    for (let i = 0; i < count; i++) {
      const title = `第${i + 1}篇`;
      const paragraph = () =>
        [...randomBytes(500)].map((byte) => String.fromCharCode(0x4e00 + byte * 64)).join("");
      const paragraphs = Array.from({ length: Math.ceil(characters / 500) }, paragraph);
      const blocks = paragraphs.map((words) => ({ t: "p" as const, text: words }));
      const text: StudyText = { studyText: 1, title, blocks };
      await publish(office, newId(), text, i);
      titles.push(title);
    }
    return titles;
  });
}

/** @param id of the text: another one of the same id is its new version */
export async function publish(office: OfficeDevice, id: string, text: StudyText, order = 0): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(text));
  const blob = await office.putBlob(bytes);
  const { title } = text;
  const size = bytes.length;
  const characters = text.blocks.reduce((sum, block) => sum + ("text" in block ? block.text.length : 0), 0);
  const named = { text: id, unit: "county", title, blob, size, characters };
  await office.write([
    {
      kind: "text-imported",
      body: {
        ...named,
        original: blob,
        fileName: `${title}.txt`,
        format: "txt",
        encoding: "utf-8",
        report: blob,
        reportSize: size,
        suspicions: 0,
      },
    },
    { kind: "text-proofread", body: { text: id, blob, name: "办公室" } },
    { kind: "text-published", body: { ...named, required: true, order } },
  ]);
}

/** An entry as it stands in the server's database. */
export interface Row {
  id: EntryId;
  kind: string;
  /** ms, by the clock of who wrote it */
  at: number;
  body: string;
  verdict: "accepted" | "pending" | "quarantined";
}

/** All that people wrote; what the office did by command is left out. */
export function rowsOn(server: TestServer): Promise<Row[]> {
  return beside(server, async ({ store, office }) => {
    const entries = await store.read
      .selectFrom("entries")
      .select(["device", "n", "header", "body"])
      .execute();
    const exceptions = await store.read.selectFrom("exceptions").select(["device", "n", "verdict"]).execute();
    const verdicts = new Map(exceptions.map(({ device, n, verdict }) => [entryId(device, n), verdict]));
    return entries
      .filter(({ device }) => device !== office.device)
      .map(({ device, n, header, body }) => {
        const { kind, at } = JSON.parse(header) as { kind: string; at: number };
        const id = entryId(device, n);
        return { id, kind, at, body: body ?? "", verdict: verdicts.get(id) ?? "accepted" };
      });
  });
}

/**
 * The oracle: words that the screen called saved, each of one entry, and where they stand.
 * @returns which of them are not there, accepted, or more than once
 */
export function lostOrDoubled(rows: readonly Row[], saved: Iterable<string>): string[] {
  const places = new Map<string, string[]>();
  for (const { id, kind, body, verdict } of rows) {
    const words = wordsIn(kind, body);
    if (words === undefined) continue;
    const place = verdict === "accepted" ? id : `${id} ${verdict}`;
    places.set(words, [...(places.get(words) ?? []), place]);
  }
  return [...saved].flatMap((words) => {
    const found = places.get(words) ?? [];
    if (found.length === 1 && !found[0]!.includes(" ")) return [];
    return [`${words}: ${found.length === 0 ? "lost" : found.join(", ")}`];
  });
}

/** What the tests know an entry by: the title of a record, the essay of what was handed in. */
function wordsIn(kind: string, body: string): string | undefined {
  if (kind === "study-logged") return (JSON.parse(body) as { title?: string }).title;
  if (kind === "essay-handed-in") return (JSON.parse(body) as { essay: string }).essay;
  return undefined;
}
