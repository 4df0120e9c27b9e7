import type { EntryBodies } from "../../domain/entries/bodies.ts";
import type { EntryKind } from "../../domain/entry.ts";

/** One good body of every kind, with every field that it may have. */
const member = "MMMMMMMMMMMMMMMM";
const other = "OOOOOOOOOOOOOOOO";
const meeting = "mmmmmmmmmmmmmmmm";
const essay = "eeeeeeeeeeeeeeee";
const text = "tttttttttttttttt";
const note = "nnnnnnnnnnnnnnnn";
const reading = "rrrrrrrrrrrrrrrr";
const pairing = "pppppppppppppppp";
const device = "DDDDDDDDDDDDDDDDDDDDDA";
const entry = `${device}.12`;
const hash = "h".repeat(43);
const blob = "0123456789abcdef".repeat(4);
const at = 1_763_778_000_000;
const day = "2026-02-28";

export const GOOD_BODIES: { readonly [K in EntryKind]: EntryBodies[K] } = {
  "unit-added": { unit: "n1", name: "一支部", level: "branch", parent: "north", phone: "1", city: "长沙" },
  "unit-corrected": { unit: "n1", name: "一支部", phone: "0731-8888 (值班)", city: "" },
  "campaign-set": {
    campaign: {
      id: "study-2026",
      name: "学习实践活动",
      unit: "county",
      office: "活动办公室",
      starts: "2026-01-01",
      ends: "2026-12-31",
      phases: [{ id: "one", name: "学习调研", starts: "2026-01-01", ends: "2026-03-31" }],
      credit: [{ from: "2026-01-01", minutesPerHour: 45, dailyCapMinutes: 480, perTextCapMinutes: 90 }],
      requirements: [
        {
          id: "week",
          title: "集中学习周不少于12学时",
          subject: "member",
          window: { from: "2026-03-01", to: "2026-03-07" },
          kind: "credit-hours",
          amount: 12,
          topic: "警示教育",
          exempt: ["no-hours"],
        },
      ],
    },
  },
  "role-granted": { member, role: "secretary", unit: "n1", until: at },
  "role-ended": { member, role: "helper", unit: "n1" },

  "member-added": {
    member,
    name: "王小明",
    identityKey: "1234",
    status: "full",
    cohorts: ["migrant", "retired"],
    group: "一组",
    homeBranch: "n1",
    hostBranch: "s1",
    arrangements: ["may-speak"],
    phone: "13800000000",
  },
  "member-corrected": {
    member,
    name: "王小明",
    identityKey: null,
    status: "deceased",
    cohorts: [],
    group: null,
    arrangements: [],
    phone: null,
  },
  "member-moved": { member, homeBranch: "n1", hostBranch: null, since: day },
  "invitation-made": { invitation: hash, member, purpose: "enrol", expires: at },
  "invitation-withdrawn": { invitation: hash },
  "device-enrolled": { proof: hash, consent: { version: 1 }, label: "安卓手机 · Chrome", continues: device },
  "device-revoked": { device, why: "丢了" },
  "consent-withdrawn": { why: "本人书面要求" },
  "pairing-made": {
    pairing,
    helper: member,
    elder: other,
    helperName: "小李",
    elderName: "梅",
    helperPhone: "1",
    elderPhone: "2",
    until: day,
    consent: "voice",
  },
  "pairing-ended": { pairing },

  "text-imported": {
    text,
    unit: "county",
    title: "一篇",
    blob,
    size: 1,
    original: blob,
    originalSize: 1,
    fileName: "一篇.txt",
    format: "txt",
    encoding: "gb18030",
    characters: 1,
    pictures: [{ blob, size: 1 }],
    report: blob,
    reportSize: 1,
    suspicions: 0,
  },
  "text-proofread": { text, blob, name: "王" },
  "text-published": {
    text,
    unit: "county",
    title: "一篇",
    blob,
    size: 1,
    characters: 1,
    pictures: [{ blob, size: 1 }],
    topic: "警示教育",
    cohorts: ["migrant"],
    required: true,
    order: 1.5,
  },
  "text-withdrawn": { text, unit: "county", why: "发错了" },

  "study-logged": { how: "reader", text, title: "", topic: "", day, started: at, minutes: 45 },
  "study-corrected": { entry, minutes: 0, why: "写错了" },
  "objection-raised": { entry, words: "这条不对" },
  "objection-answered": { entry, words: "已改" },

  "meeting-planned": {
    meeting,
    branch: "n1",
    kind: "theme-day",
    title: "主题党日",
    topic: "",
    place: "活动室",
    starts: at,
    minutes: 90,
    agenda: "一、学习\n二、讨论",
    texts: [text],
    expected: { cohorts: ["migrant"], groups: ["一组"], members: [member], ownOnly: true },
    where: "both",
    call: "0731-8888 转 2",
    series: "ssssssssssssssss",
  },
  "meeting-changed": {
    meeting,
    title: "",
    topic: "",
    place: "",
    starts: at,
    minutes: 60,
    agenda: "",
    texts: [],
    expected: { ownOnly: false },
    where: "on-site",
    call: "",
  },
  "meeting-cancelled": { meeting, why: "大雨" },
  "meeting-opened": { meeting },
  "meeting-closed": {
    meeting,
    minutes: 60,
    host: "王",
    recorder: "李",
    observers: "镇上来的老周",
    summary: "一\n二",
    details: "王：……",
    decisions: "修路",
    votes: [{ matter: "修路", for: 9, against: 0, abstained: 1 }],
    photos: [{ photo: blob, size: 1 }],
    why: "漏了一项",
  },
  "attendance-claimed": { meeting, branch: "n1", code: "1234567", remote: true },
  "attendance-marked": { meeting, member, state: "late", seen: "face", why: "" },
  "leave-asked": { meeting, why: "夜班" },
  "certificate-shown": { day, where: "深圳", minutes: 60, photo: blob, size: 1 },
  "certificate-checked": { entry, holds: false, words: "看不清" },

  "essay-saved": { essay, title: "", base: entry, change: { at: 0, remove: 0, insert: "字" } },
  "essay-handed-in": { essay, title: "体会", text: "字".repeat(50_000), topic: "" },
  "essay-taken-back": { essay, entry },
  "essay-answered": { entry, words: "好", more: true },

  "note-saved": {
    note,
    words: "想起去年那场雨",
    place: {
      text,
      title: "一篇",
      blob,
      block: 3,
      start: 2,
      end: 1,
      endBlock: 4,
      quote: "一段话\n一",
      before: "前",
      after: "",
    },
  },
  "note-removed": { note },
  "place-kept": { text, blob, block: 3, offset: 12, words: "从这里", left: 900, isFinished: false },

  "reading-recorded": {
    reading,
    text,
    blob,
    voice: "陈国平",
    dialect: "长沙话",
    type: "audio/mp4;codecs=mp4a.40.2",
    parts: [{ block: 0, sound: blob, size: 1, seconds: 7.5 }],
  },
  "reading-approved": { entry, unit: "county" },
  "reading-declined": { entry, words: "第三段再读一遍" },
  "reading-withdrawn": { entry, unit: "county" },

  "whereabouts-told": { city: "深圳", since: day, contact: "" },
  "complaint-made": { to: "above", words: "话", about: entry },
  "complaint-answered": { entry, words: "话" },
  "visit-asked": { words: "眼镜坏了" },
  "visit-taken-back": { entry },
  "visit-answered": { entry, words: "明天上午来" },
  "erasure-asked": { entries: [entry], why: "转出满一年" },
  "entry-released": { entry, why: "补传" },
};
