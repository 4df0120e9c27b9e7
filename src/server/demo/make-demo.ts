import { readdir, readFile } from "node:fs/promises";
import { dayOf } from "../../domain/day.ts";
import type { NewEntry } from "../../domain/entry.ts";
import type { Day, Instant, MemberId } from "../../domain/ids.ts";
import { importFile } from "../import/import-text.ts";
import type { OfficeDevice } from "../core.ts";
import { demoCampaign, OFFICE } from "./campaign.ts";
import { ROOT, UNITS } from "./district.ts";
import { closedForm } from "./forms.ts";
import { generalMeeting, pastMeeting, plannedMeetings } from "./meetings.ts";
import { demoPeople, GUIDES, type Person } from "./people.ts";

export interface DemoTools {
  now: Instant;
  /** a fresh id for a member, meeting, text or pairing */
  newId: () => string;
  /** makes an invitation for the member and returns its entry and its link */
  invite: (member: MemberId) => Promise<{ entry: NewEntry; link: string }>;
}

interface Guest extends Person {
  member: MemberId;
}

/**
 * Fills an empty server with an invented county: an office, two townships, four branches, sixty members of all cohorts, a campaign
 * around today, meetings this week, twelve texts, a form that has been answered. Everything is an entry of the office's own device.
 * @returns lines to print: one link for each of five people
 */
export async function makeDemo(office: OfficeDevice, tools: DemoTools): Promise<string[]> {
  const today = dayOf(tools.now);
  const people = demoPeople().map((person): Guest => ({ ...person, member: tools.newId() }));
  const byName = (name: string) => people.find((person) => person.name === name)!;
  const liuwan = people.filter(({ homeBranch }) => homeBranch === "liuwan").map(({ member }) => member);
  await office.write([
    ...UNITS.map((body): NewEntry => ({ kind: "unit-added", body })),
    { kind: "campaign-set", body: { campaign: demoCampaign(today) } },
    ...people.map((body): NewEntry => ({ kind: "member-added", body })),
    ...roles(byName),
    pairing(tools.newId(), byName, demoCampaign(today).ends),
    ...plannedMeetings(tools),
    ...generalMeeting(tools, liuwan),
    ...pastMeeting(tools, liuwan),
  ]);
  await publishTexts(office, tools);
  const guides = new Set<string>(Object.values(GUIDES));
  const answered = people.filter(({ homeBranch, name }) => homeBranch === "liuwan" && !guides.has(name));
  await closedForm(
    office,
    tools.newId,
    answered.map(({ member }) => member),
  );
  return links(office, tools, byName);
}

function pairing(id: string, byName: (name: string) => Guest, until: Day): NewEntry {
  const [helper, elder] = [byName(GUIDES.helper), byName(GUIDES.elder)];
  const names = {
    helper: helper.member,
    helperName: helper.name,
    elder: elder.member,
    elderName: elder.name,
    helperPhone: "0000-8100209",
    elderPhone: "0000-8100119",
  };
  return { kind: "pairing-made", body: { pairing: id, ...names, until, consent: "paper" } };
}

function roles(byName: (name: string) => Guest): NewEntry[] {
  const grant = (name: string, role: "secretary" | "office" | "helper", unit: string): NewEntry => ({
    kind: "role-granted",
    body: { member: byName(name).member, name, role, unit },
  });
  return [
    grant(GUIDES.office, "office", ROOT),
    grant(GUIDES.secretary, "secretary", "liuwan"),
    grant("马俊杰", "secretary", "shanghu"),
    grant("高远", "secretary", "zhuping"),
    grant("任志远", "secretary", "laonian"),
    grant(GUIDES.helper, "helper", "qingxi"),
  ];
}

const TOPICS: Readonly<Record<string, string>> = {
  "08": "群众路线",
  "09": "群众路线",
  "07": "警示教育",
  "06": "警示教育",
};

async function publishTexts(office: OfficeDevice, { newId }: DemoTools): Promise<void> {
  const folder = new URL("texts/", import.meta.url);
  for (const name of (await readdir(folder)).sort()) {
    const { text, report, characters } = await importFile(name, await readFile(new URL(name, folder)));
    const id = newId();
    const bytes = new TextEncoder().encode(JSON.stringify(text));
    const blob = await office.putBlob(bytes);
    const reportBytes = new TextEncoder().encode(JSON.stringify(report));
    const number = name.slice(0, 2);
    await office.write([
      {
        kind: "text-imported",
        body: {
          text: id,
          unit: ROOT,
          title: text.title,
          blob,
          size: bytes.length,
          original: await office.putBlob(await readFile(new URL(name, folder))),
          fileName: name,
          format: report.format,
          ...(report.encoding && { encoding: report.encoding }),
          characters,
          report: await office.putBlob(reportBytes),
          reportSize: reportBytes.length,
          suspicions: report.suspicions.length,
        },
      },
      { kind: "text-proofread", body: { text: id, blob, name: GUIDES.office } },
      {
        kind: "text-published",
        body: {
          text: id,
          unit: ROOT,
          title: text.title,
          blob,
          size: bytes.length,
          characters,
          required: Number(number) <= 4,
          order: Number(number),
          ...(TOPICS[number] ? { topic: TOPICS[number] } : {}),
        },
      },
    ]);
  }
}

async function links(
  office: OfficeDevice,
  tools: DemoTools,
  byName: (name: string) => Guest,
): Promise<string[]> {
  const lines = [`${OFFICE}（虚构）的演示数据已准备好。每个链接是一个人的邀请，用一次：`];
  const titles = {
    migrant: "在外务工的党员",
    elder: "年老的党员",
    helper: "送学人",
    secretary: "支部书记",
    office: "活动办公室",
  };
  for (const [key, title] of Object.entries(titles) as [keyof typeof GUIDES, string][]) {
    const name = GUIDES[key];
    const { entry, link } = await tools.invite(byName(name).member);
    await office.write([entry]);
    lines.push(`  ${title} ${name}：${link}`);
  }
  return lines;
}
