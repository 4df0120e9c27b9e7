// Who is on our server in a bench: branches with members, and an invitation for each phone that will come.
import { createHash, randomBytes } from "node:crypto";
import type { NewEntry } from "../../src/domain/entry.ts";
import type { ServerCore } from "../../src/server/core.ts";
import { studyRecords } from "../harness/records.ts";
import { CrowdPhone, enrolment, entryOf } from "../storm/crowd-phone.ts";

/** Members of one branch. */
const BRANCH = 100;
const CHUNK = 500;
/** Where the records are that a new phone takes. */
const STORED = "branch-0";

export interface District {
  /** proofs of invitations: each for one member */
  proofs: string[];
  /** the same for secretaries of the branch that has the records */
  secretaryProofs: string[];
}

export interface People {
  phones: number;
  secretaryPhones: number;
  /** records that one branch has from the start */
  stored: number;
}

export async function makeDistrict(core: ServerCore, people: People): Promise<District> {
  const writers = people.stored > 0 ? BRANCH : 0;
  const branches = 1 + Math.ceil(people.phones / BRANCH);
  const entries: NewEntry[] = [
    { kind: "unit-added", body: { unit: "county", name: "青禾县", level: "county", parent: null } },
  ];
  for (let i = 0; i < branches; i++) {
    const name = `第${i + 1}党支部`;
    entries.push({
      kind: "unit-added",
      body: { unit: `branch-${i}`, name, level: "branch", parent: "county" },
    });
  }
  const invited = (homeBranch: string, role?: "secretary"): string => {
    const member = randomBytes(12).toString("base64url");
    const proof = randomBytes(32);
    const invitation = createHash("sha256").update(proof).digest("base64url");
    const expires = Date.now() + 86_400_000;
    entries.push(
      {
        kind: "member-added",
        body: {
          member,
          name: `党员${entries.length}`,
          status: "full",
          cohorts: [],
          homeBranch,
          arrangements: [],
        },
      },
      { kind: "invitation-made", body: { invitation, member, purpose: "enrol", expires } },
    );
    if (role) entries.push({ kind: "role-granted", body: { member, role, unit: homeBranch } });
    return proof.toString("base64url");
  };
  const writerProofs = Array.from({ length: writers }, () => invited(STORED));
  const secretaryProofs = Array.from({ length: people.secretaryPhones }, () => invited(STORED, "secretary"));
  const proofs = Array.from({ length: people.phones }, (_, i) =>
    invited(`branch-${1 + Math.floor(i / BRANCH)}`),
  );
  for (let at = 0; at < entries.length; at += CHUNK) await core.office.write(entries.slice(at, at + CHUNK));

  for (const [i, proof] of writerProofs.entries())
    await writeRecords(core, proof, i, people.stored / writers);
  await core.settle();
  return { proofs, secretaryProofs };
}

/** A member enrols and logs so many records. */
async function writeRecords(core: ServerCore, proof: string, seed: number, count: number): Promise<void> {
  const phone = await CrowdPhone.make();
  const text = await phone.push([enrolment(proof), ...studyRecords(count, seed).map(entryOf)]);
  phone.hear((await core.push(text)).answer);
}
