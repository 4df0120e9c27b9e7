import { createHash } from "node:crypto";
import type { NewEntry } from "../domain/entry.ts";
import type { MemberId } from "../domain/ids.ts";
import { toBase64Url } from "../protocol/bytes.ts";

/** 2026-03-12 20:00 in Shanghai: when every story begins. */
export const BEGINNING = Date.UTC(2026, 2, 12, 12);

export interface Person {
  name: string;
  member: MemberId;
  /** base64url; invites one phone */
  proof: string;
  secretary: boolean;
}

export const PEOPLE: readonly Person[] = ["梅", "兰", "竹", "菊"].map((name, i) => ({
  name,
  member: `member-of-story${i}`,
  proof: toBase64Url(new Uint8Array(32).fill(i + 1)),
  secretary: i === 0,
}));

/** What the office has set up before the story begins. */
export function countyEntries(): NewEntry[] {
  const entries: NewEntry[] = [
    { kind: "unit-added", body: { unit: "county", name: "青禾县", level: "county", parent: null } },
    { kind: "unit-added", body: { unit: "branch", name: "河东支部", level: "branch", parent: "county" } },
    { kind: "unit-added", body: { unit: "other", name: "河西支部", level: "branch", parent: "county" } },
  ];
  for (const { name, member, proof, secretary } of PEOPLE) {
    const invitation = createHash("sha256").update(Buffer.from(proof, "base64url")).digest("base64url");
    entries.push(
      {
        kind: "member-added",
        body: { member, name, status: "full", cohorts: [], homeBranch: "branch", arrangements: [] },
      },
      {
        kind: "invitation-made",
        body: { invitation, member, purpose: "enrol", expires: BEGINNING + 20 * 86_400_000 },
      },
    );
    if (secretary)
      entries.push({ kind: "role-granted", body: { member, role: "secretary", unit: "branch" } });
  }
  return entries;
}
