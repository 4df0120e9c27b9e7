import { DAY_MS, dayOf } from "../../domain/day.ts";
import type { NewEntry } from "../../domain/entry.ts";
import { foldInvitations } from "../../domain/fold/invitations.ts";
import { foldMembers, type Member, type Members } from "../../domain/fold/members.ts";
import { foldOrg, type Org } from "../../domain/fold/org.ts";
import type { DeviceId, Instant } from "../../domain/ids.ts";
import type { Held, ServerCore } from "../core.ts";
import { type Around, type Command, CommandError, type Given, UsageError } from "./command.ts";
import { memberNamed, WHICH_MEMBER, WHICH_MEMBER_HELP, whichMember } from "./find-member-named.ts";

const KINDS = [
  "unit-added",
  "unit-corrected",
  "member-added",
  "member-corrected",
  "member-moved",
  "device-enrolled",
  "consent-withdrawn",
] as const;
const LONGEST_REASON = 1_000;
/** Nobody else's push is judged meanwhile: shortly, then others have their turn. */
const WORDS_AT_ONCE = 500;
const OUT_OF_REACH =
  "删不到的：备份、纸上的和别人的截屏，停用或不再联网的手机里的；支部的名册、会议记录、点名和对他的回复不是他写的，也还留着。";

export const erase: Command = {
  help: `
用法
  npm run admin -- erase 张三 --reason "本人书面要求"
  npm run admin -- erase 张三 --branch 柳湾村党支部 --key 1234 --reason "本人书面要求" --withdraw --yes
  npm run admin -- erase --gone-for 365 --reason "转出、去世满一年清理" --yes

选项
  --reason 原因         为什么删，和删除的请求记在一起；不要写私事
  --withdraw            同时撤回他的同意：他的手机都停用，以后走纸质
  --gone-for 天数       不写姓名，而是所有转出或去世超过这么多天的人（从服务器收到这个消息起算）
  --yes                 真的删。不写这个，只说会做什么
${WHICH_MEMBER_HELP}

做了什么
  不用手机的人在纸上提出的要求，由办公室代他写下：删去他写的、别人替他记的全部内容，只留“有过一条，某天删除”的痕迹。
  先说会删多少条、涉及哪些手机；加上 --yes 才做，做了就回不来。再运行一次，什么也不会改。
  什么也没有删时（包括没有加 --yes）以非零退出。服务器运行时也可以用。没有这个命令，什么都不会自己删掉
  （只有不记名的表，汇总时删去一份一份的答复；凭链接填的答复，由发表的单位删，这个命令删不到）。
  ${OUT_OF_REACH}`,
  options: {
    reason: { type: "string" },
    withdraw: { type: "boolean" },
    "gone-for": { type: "string" },
    yes: { type: "boolean" },
    ...WHICH_MEMBER,
  },
  async run(given, around) {
    const why = reasonOf(given);
    const days = daysOf(given);
    if (days === undefined) await eraseOne(given, why, around);
    else await eraseGone(days, given, why, around);
  },
};

/** What the entries tell, for saying whom a command is about. */
interface Known {
  org: Org;
  members: Members;
  labels: ReadonlyMap<DeviceId, { label: string; enrolled: Instant }>;
}

async function eraseOne(given: Given, why: string, { say, withCore }: Around): Promise<void> {
  const [name, ...more] = given.paths;
  if (name === undefined || more.length > 0) throw new UsageError("请写一位党员的姓名，或写 --gone-for。");
  await withCore(async (core) => {
    const known = await readKnown(core);
    const everybody = [...known.members.byId.values()];
    const member = memberNamed(everybody, name, given, known.org);
    const held = await core.office.held(member.id);
    const withdraws = given.flag("withdraw") && member.consentWithdrawn !== true;
    const who = `${member.name}（${whichMember(member, known.org)}）`;
    if (given.flag("withdraw") && !withdraws) say(`${who}的同意已经撤回过了。`);
    if (held.words === 0 && !withdraws) throw new CommandError(`没有${who}写的内容，什么也没有做。`);

    say(`${who}：`);
    say(`  删去他写的 ${held.words} 条内容。`);
    say(`  ${phonesOf(held, known)}`);
    if (withdraws) say("  撤回他的同意，他的手机都停用；手机里存着的，请他自己点“清除这部手机上的内容”。");
    else if (member.goneSince === undefined) say("  在用的手机，下次联网时也会删去。");
    say(OUT_OF_REACH);
    insistOnYes(given);
    await core.office.write([
      ...(held.words > 0 ? [asksForAll(member, why)] : []),
      // Behind it: what he withdraws still stands when his words have gone.
      ...(withdraws ? [withdrawal(member, why)] : []),
    ]);
    await scrub(core);
    say(`已做：删去 ${held.words} 条${withdraws ? "，撤回了同意" : ""}。`);
  });
}

async function eraseGone(days: number, given: Given, why: string, around: Around): Promise<void> {
  const { now, say, withCore } = around;
  await withCore(async (core) => {
    const known = await readKnown(core);
    const gone = [...known.members.byId.values()].filter(({ goneSince }) => goneSince !== undefined);
    const long = gone
      .filter(({ goneSince }) => now - goneSince! > days * DAY_MS)
      .sort((a, b) => a.goneSince! - b.goneSince!);
    const due: Due[] = [];
    for (const member of long) {
      const held = await core.office.held(member.id);
      if (held.words > 0) due.push({ member, held });
    }
    if (gone.length > long.length)
      say(`另有 ${gone.length - long.length} 人转出或去世，还没有超过 ${days} 天，不动。`);
    if (due.length === 0)
      throw new CommandError(`没有转出或去世超过 ${days} 天、还留着内容的人，什么也没有做。`);

    say(`转出或去世超过 ${days} 天、还留着内容的 ${due.length} 人：`);
    for (const { member, held } of due) {
      const passed = Math.floor((now - member.goneSince!) / DAY_MS);
      say(
        `  ${member.name}（${whichMember(member, known.org)}，${dayOf(member.goneSince!)} 起 ${passed} 天）：${held.words} 条。${phonesOf(held, known)}`,
      );
    }
    say(OUT_OF_REACH);
    insistOnYes(given);
    for (const part of inParts(due))
      await core.office.write(part.map(({ member }) => asksForAll(member, why)));
    await scrub(core);
    const words = due.reduce((sum, { held }) => sum + held.words, 0);
    say(`已做：删去 ${due.length} 人的 ${words} 条。`);
  });
}

interface Due {
  member: Member;
  held: Held;
}

function inParts(due: readonly Due[]): Due[][] {
  const parts: Due[][] = [];
  let words = WORDS_AT_ONCE;
  for (const one of due) {
    if (words + one.held.words > WORDS_AT_ONCE) {
      parts.push([]);
      words = 0;
    }
    parts.at(-1)!.push(one);
    words += one.held.words;
  }
  return parts;
}

async function readKnown({ office }: ServerCore): Promise<Known> {
  const entries = await office.read(KINDS);
  // Whose invitation a phone came by does not matter here.
  const { devices } = foldInvitations(entries, () => "");
  return { org: foldOrg(entries), members: foldMembers(entries), labels: devices };
}

function phonesOf({ devices }: Held, { labels }: Known): string {
  if (devices.length === 0) return "他没有登记过手机。";
  const names = devices.map(({ device, revoked }) => {
    const known = labels.get(device);
    const named = known === undefined ? "手机" : `${known.label}（${dayOf(known.enrolled)} 登记）`;
    return `${named}${revoked ? "，已停用" : ""}`;
  });
  return `手机 ${devices.length} 部：${names.join("；")}。`;
}

function asksForAll({ id }: Member, why: string): NewEntry {
  return { kind: "erasure-asked", body: { entries: "all", why }, for: id };
}

function withdrawal({ id }: Member, why: string): NewEntry {
  return { kind: "consent-withdrawn", body: { why }, for: id };
}

async function scrub(core: ServerCore): Promise<void> {
  try {
    await core.settle();
  } catch (error) {
    throw new CommandError(
      `内容已删去，但数据库文件里的字还没有抹净（${(error as Error).message}）。服务器运行时会接着抹，不用再运行一次。`,
    );
  }
}

function insistOnYes(given: Given): void {
  if (!given.flag("yes"))
    throw new CommandError("还什么也没有做。删了就回不来；确定的话，加上 --yes 再运行一次。");
}

function reasonOf(given: Given): string {
  const why = given.needed("reason");
  if (why.length > LONGEST_REASON) throw new UsageError(`--reason 最多 ${LONGEST_REASON} 字。`);
  return why;
}

/** undefined: it is about one, by his name */
function daysOf(given: Given): number | undefined {
  const text = given.text("gone-for");
  if (text === undefined) return undefined;
  const days = Number(text);
  if (!/^\d{1,5}$/.test(text) || days < 1)
    throw new UsageError(`--gone-for 是“${text}”，应是 1 到 99999 的整数。`);
  const others = ["branch", "key", "member"].filter((option) => given.text(option) !== undefined);
  if (given.paths.length > 0 || others.length > 0 || given.flag("withdraw"))
    throw new UsageError(
      "--gone-for 是说所有转出或去世的人，不能再写姓名、--branch 等，也不用写 --withdraw。",
    );
  return days;
}
