// Who is expected, and by which way it comes to be known that he was there.
import { createHash, randomBytes } from "node:crypto";
import type { NewEntry } from "../../src/domain/entry.ts";
import type { MemberAdded } from "../../src/domain/entries/membership.ts";
import { invitationLink, newId, newInvitation } from "../../src/server/commands/invitation.ts";
import { beside, type Guest } from "../faults/testing/beside.ts";
import type { TestServer } from "../testing/server.ts";

export const HOME = "hedong";
export const OTHER = "hexi";
export const HOME_NAME = "河东村党支部";
export const OTHER_NAME = "河西厂党支部";
const DAY = 86_400_000;

/** What somebody did that evening. */
export type Way =
  // In a browser of their own: what they see and do on the screen is the point.
  | "organises"
  | "is told the code by telephone"
  | "has a clock a year ahead"
  | "has a clock ten minutes fast"
  | "has a clock ten minutes slow"
  | "is a guest of another branch"
  | "mistypes first"
  | "types a forwarded code when all is over"
  | "holds up the code of a phone in 长辈版"
  // A phone without a screen: the same journal, keys and sync, over HTTP to the same server; what is typed needs no picture of it.
  | "types"
  | "types, and does not know the meeting"
  | "types from afar"
  | "guesses from afar"
  | "types, and is ticked absent"
  | "types, and is not heard of"
  | "asked for leave"
  | "stays away"
  // Without a phone.
  | "is ticked"
  | "is ticked as late"
  | "is ticked as gone early"
  | "signs on paper"
  | "stays away, no phone"
  | "is visited at home";

export interface Cast {
  name: string;
  way: Way;
  probationary?: true;
}

const cast = (way: Way, names: string): Cast[] => names.split(" ").map((name) => ({ name, way }));

export const FORTY: readonly Cast[] = [
  ...cast("organises", "孙书敏"),
  ...cast("is ticked", "李秀英 王建国 周立新 陈小满 刘海涛"),
  ...cast("is ticked as gone early", "吴德顺"),
  { name: "程新来", way: "is ticked", probationary: true },
  ...cast("is ticked as late", "冯长贵"),
  ...cast("signs on paper", "田福生 韩小军 蒋大成"),
  ...cast("types", "梁文博 曹有才 邓佳"),
  { name: "夏雨", way: "types", probationary: true },
  ...cast("types, and does not know the meeting", "彭志刚"),
  ...cast("types, and is ticked absent", "袁小玲"),
  ...cast("types from afar", "沈国强 卢宝山 姚桂芳 汪洋 石磊 贾永红 钟慧 谭明辉"),
  ...cast("is told the code by telephone", "高远"),
  ...cast("guesses from afar", "谢桂兰"),
  ...cast("has a clock a year ahead", "唐守业"),
  ...cast("has a clock ten minutes fast", "宋玉梅"),
  ...cast("has a clock ten minutes slow", "许根生"),
  ...cast("is a guest of another branch", "傅强"),
  ...cast("mistypes first", "魏来"),
  ...cast("types a forwarded code when all is over", "苏永福"),
  ...cast("holds up the code of a phone in 长辈版", "程二妹"),
  ...cast("asked for leave", "潘冬生"),
  ...cast("stays away", "龚长河"),
  ...cast("types, and is not heard of", "万里"),
  ...cast("stays away, no phone", "金秀"),
  ...cast("is visited at home", "赵大娘"),
];

/** Their secretary sees as well what the guest does. */
export const HIS_SECRETARY = "任志远";

/** Two branches with these people in an empty server, and an invitation for each. */
export function foundForty(server: TestServer): Promise<Guest[]> {
  return beside(server, async ({ office }) => {
    const entries: NewEntry[] = [
      { kind: "unit-added", body: { unit: "county", name: "青禾县", level: "county", parent: null } },
      { kind: "unit-added", body: { unit: HOME, name: HOME_NAME, level: "branch", parent: "county" } },
      { kind: "unit-added", body: { unit: OTHER, name: OTHER_NAME, level: "branch", parent: "county" } },
    ];
    const guests: Guest[] = [];
    for (const one of [...FORTY, { name: HIS_SECRETARY, way: undefined }]) {
      const member = newId();
      entries.push({ kind: "member-added", body: { member, ...memberOf(one) } });
      const unit = one.way === undefined ? OTHER : HOME;
      if (one.way === undefined || one.way === "organises")
        entries.push({ kind: "role-granted", body: { member, role: "secretary", unit } });
      const expires = Date.now() + 3 * DAY;
      const proof = randomBytes(32);
      const invitation = createHash("sha256").update(proof).digest("base64url");
      entries.push({ kind: "invitation-made", body: { invitation, member, purpose: "enrol", expires } });
      let link = "";
      if (one.way !== undefined && hasBrowser(one.way)) {
        const { code, entry } = await newInvitation(member, expires);
        entries.push(entry);
        link = invitationLink(server.url, code);
      }
      guests.push({ name: one.name, member, link, proof: proof.toString("base64url") });
    }
    await office.write(entries);
    return guests;
  });
}

function memberOf({
  name,
  way,
  probationary,
}: Partial<Cast> & { name: string }): Omit<MemberAdded, "member"> {
  const isGuest = way === "is a guest of another branch";
  const isFrail = way === "is visited at home";
  return {
    name,
    status: probationary ? "probationary" : "full",
    cohorts: isGuest ? ["migrant"] : [],
    homeBranch: way === undefined || isGuest ? OTHER : HOME,
    ...(isGuest && { hostBranch: HOME }),
    arrangements: isFrail ? ["study-brought-home", "no-hours"] : [],
  };
}

const IN_BROWSERS: ReadonlySet<Way> = new Set<Way>([
  "organises",
  "is told the code by telephone",
  "has a clock a year ahead",
  "has a clock ten minutes fast",
  "has a clock ten minutes slow",
  "is a guest of another branch",
  "mistypes first",
  "types a forwarded code when all is over",
  "holds up the code of a phone in 长辈版",
]);

export function hasBrowser(way: Way): boolean {
  return IN_BROWSERS.has(way);
}

/** Of the rest, who has a phone at all. */
export function hasPhone(way: Way): boolean {
  return /^types|^guesses|^asked|^stays away$/.test(way) && !hasBrowser(way);
}
