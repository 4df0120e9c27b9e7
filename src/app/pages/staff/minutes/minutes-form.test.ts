import { expect, test } from "vitest";
import type { Closing, Meeting } from "../../../../domain/fold/meetings.ts";
import { emptyVote, minutesBodyOf, minutesFormOf, withOther } from "./minutes-form.ts";

const meeting: Meeting = {
  id: "m",
  branch: "b",
  kind: "general-meeting",
  title: "大会",
  starts: 0,
  minutes: 90,
  state: "open",
  plannedBy: "sun",
  entry: "e",
  openings: [],
  attendance: new Map(),
};
const closed: Closing = {
  at: 1,
  by: "sun",
  entry: "e2",
  minutes: 80,
  host: "孙书敏",
  observers: "镇上的老李",
  summary: "议修渠",
  details: "周立新：先修下游。",
  decisions: "先修下游",
  votes: [{ matter: "修渠", for: 8, against: 0, abstained: 1 }],
  photos: [{ photo: "00".repeat(32), size: 10 }],
  why: "第一次更正",
};

test("minutes that stand there come back as they were, photos too, with the new reason only", () => {
  const again: Meeting = { ...meeting, state: "closed", closed };
  const form = minutesFormOf(again, "我");
  expect(minutesBodyOf({ ...form, why: " 少了一票 " }, again)).toEqual({
    body: {
      meeting: "m",
      minutes: 80,
      host: "孙书敏",
      observers: "镇上的老李",
      summary: "议修渠",
      details: "周立新：先修下游。",
      decisions: "先修下游",
      votes: closed.votes,
      photos: closed.photos,
      why: "少了一票",
      base: "e2",
    },
  });
});

test("a correction asks why; the first minutes do not", () => {
  const again: Meeting = { ...meeting, state: "closed", closed };
  expect(minutesBodyOf(minutesFormOf(again, ""), again)).toEqual({
    errors: { why: "请写一句为什么更正。原来写的也会留着。" },
  });
  expect(minutesBodyOf(minutesFormOf(meeting, "孙书敏"), meeting)).toEqual({
    body: { meeting: "m", minutes: 90, host: "孙书敏", base: null },
  });
});

test("who left the host out does not find himself as host when he corrects", () => {
  const { host: _host, ...without } = closed;
  expect(minutesFormOf({ ...meeting, closed: without }, "我").host).toBe("");
});

test.each(["", "0", "1441", "1.5", "九十", "-5"])("%j is no length of a meeting", (minutes) => {
  const result = minutesBodyOf({ ...minutesFormOf(meeting, ""), minutes }, meeting);
  expect(result).toMatchObject({ errors: { minutes: expect.any(String) as string } });
});

test("votes: what is left out is none, an empty row is no vote, and each message stands by its own", () => {
  const form = minutesFormOf(meeting, "");
  const good = { ...emptyVote, matter: "修渠", for: "１２", abstained: "1" };
  expect(minutesBodyOf({ ...form, votes: [emptyVote, good] }, meeting)).toEqual({
    body: {
      meeting: "m",
      minutes: 90,
      votes: [{ matter: "修渠", for: 12, against: 0, abstained: 1 }],
      base: null,
    },
  });
  const bad = [
    emptyVote,
    good,
    { ...emptyVote, for: "3" },
    { ...emptyVote, matter: "修路" },
    { ...good, against: "三" },
  ];
  expect(minutesBodyOf({ ...form, votes: bad }, meeting)).toEqual({
    errors: { votes: [undefined, undefined, "请写表决的是什么。", "请写票数。", "票数请写数字。"] },
  });
});

test("minutes of two phones in one: nothing of either goes, and nothing stands there twice", () => {
  const mine = { ...minutesFormOf({ ...meeting, state: "closed", closed }, ""), host: "" };
  const vote = { matter: "修路", for: 9, against: 0, abstained: 0 };
  const photo = { photo: "11".repeat(32), size: 20 };
  const theirs = { minutes: 60, host: "周立新", summary: "议修路", decisions: "先修下游", votes: [vote] };
  const form = { ...mine, ...withOther(mine, { ...theirs, photos: [...closed.photos!, photo] }) };
  expect(form).toMatchObject({
    minutes: "80",
    host: "周立新",
    summary: "议修渠\n议修路",
    details: "周立新：先修下游。",
    decisions: "先修下游",
    photos: [...closed.photos!, photo],
  });
  expect(form.votes.map(({ matter }) => matter)).toEqual(["修渠", "修路"]);
});

test("what other phones wrote beside it is named, so that nobody asks again", () => {
  const again: Meeting = { ...meeting, state: "closed", closed };
  const form = { ...minutesFormOf(meeting, ""), why: "两部手机", base: null };
  expect(minutesBodyOf(form, again, ["e2"])).toMatchObject({ body: { base: null, joined: ["e2"] } });
});
