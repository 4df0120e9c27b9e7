import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StorageFull } from "../../../sync/phone.ts";
import { openDraft } from "../../drafts/open-draft.ts";
import { NoMicrophone } from "../../recording/microphone.ts";
import { type FakeMicrophone, fakeMicrophone, secondsIn } from "../../recording/testing/fake-microphone.ts";
import { until } from "../../recording/testing/until.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { type KeptSpeaking, listSpeaking } from "./kept-speaking.ts";
import { nothingAside, type SpokenAside, spokenAsideId } from "./spoken-aside.ts";
import { openSpeaking, PART_SECONDS, type Speaking } from "./speaking.ts";

let phone: MemoryPhone;
let microphone: FakeMicrophone;

beforeEach(() => {
  phone = memoryPhone();
  microphone = fakeMicrophone();
});
afterEach(() => vi.restoreAllMocks());

async function open(most = 60, who = phone) {
  const draft = openDraft<EssayDraft>(who.drafts, "essay:e", { title: "", text: "" });
  const aside = openDraft<SpokenAside>(who.drafts, spokenAsideId("essay:e"), nothingAside);
  await until(() => expect(draft.status.value.is).not.toBe("loading"));
  await until(() => expect(aside.status.value.is).not.toBe("loading"));
  const speaking = openSpeaking({
    blobs: who.blobs,
    drafts: who.drafts,
    draft,
    aside,
    open: () => Promise.resolve(microphone),
    most,
  });
  return { draft, aside, speaking, parts: () => draft.content.value.sounds ?? [] };
}

/** As the phone has it when the browser is killed now. */
async function killed(): Promise<MemoryPhone> {
  const left = memoryPhone();
  for (const [id, draft] of phone.draftStore) {
    const kept = structuredClone(draft);
    const { underWay } = kept.content as Partial<KeptSpeaking>;
    if (underWay) underWay.take = "of a browser that is gone";
    left.draftStore.set(id, kept);
  }
  for (const { id } of await phone.blobs.held()) {
    const bytes = await phone.blobs.get(id);
    await left.blobs.put(bytes!, "audio/ogg", "draft");
  }
  return left;
}

async function heard(who: MemoryPhone, sound: string): Promise<number[]> {
  return secondsIn((await who.blobs.get(sound))!);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** All that was spoken till now lies on the phone. */
async function keptTill(speaking: Speaking, seconds: number): Promise<void> {
  await until(async () => {
    const [record] = (await listSpeaking(phone.drafts, "essay:e")).reverse();
    expect(record?.content.underWay.seconds).toBe(seconds);
  });
  expect(speaking.state.value.is).toBe("speaking");
}

/** The next part has begun, and the last one has ended. */
async function next(speaking: Speaking, question?: string): Promise<void> {
  speaking.next(question);
  await until(() => expect(microphone.running()).toBe(1));
}

test("spoken with a rest in it, to two questions in a row: two parts, each with its question, and no pieces left", async () => {
  const { speaking, parts, draft } = await open();
  await speaking.begin({ question: "一问" });
  microphone.speak(3);
  speaking.rest("asked");
  microphone.speak(2);
  speaking.goOn();
  microphone.speak(1);
  await next(speaking, "二问");
  microphone.speak(4);
  await speaking.stop();
  expect(speaking.state.value).toEqual({ is: "quiet" });
  expect(parts()).toMatchObject([
    { question: "一问", seconds: 4, type: "audio/ogg" },
    { question: "二问", seconds: 4 },
  ]);
  expect(await heard(phone, parts()[0]!.sound)).toEqual([0, 1, 2, 5]);
  expect(await heard(phone, parts()[1]!.sound)).toEqual([6, 7, 8, 9]);
  expect((await phone.blobs.held()).length).toBe(2);
  expect(await listSpeaking(phone.drafts, "essay:e")).toEqual([]);
  expect(phone.draftStore.get(draft.id)?.content["sounds"]).toEqual(parts());
  await speaking.close();
  expect(microphone.isClosed()).toBe(true);
});

test("an hour is made of parts of five minutes; no word is lost, and no more than one part is held", async () => {
  const { speaking, parts } = await open();
  await speaking.begin({ question: "一问" });
  for (let minute = 0; minute < 60; minute++) {
    microphone.speak(60);
    await until(() => expect(microphone.running()).toBe(1));
    await until(() => expect(parts().length).toBeGreaterThanOrEqual(Math.floor(minute / 6)));
  }
  await speaking.stop();
  const all: number[] = [];
  for (const { sound, question } of parts()) {
    expect(question).toBe("一问");
    all.push(...(await heard(phone, sound)));
  }
  expect(new Set(all)).toEqual(new Set(range(0, 3_600)));
  expect(all).toEqual([...all].sort((a, b) => a - b));
  expect(parts().length).toBeGreaterThan(8);
  // The end of a part is noticed when its last piece is kept: the minutes that were spoken meanwhile are in it.
  expect(Math.max(...parts().map(({ seconds }) => seconds))).toBeLessThanOrEqual(PART_SECONDS + 120);
  expect(microphone.most()).toBeLessThanOrEqual((PART_SECONDS + 120) * 2 + 4);
});

test("killed in the third part: two are whole, the third is there as far as it was kept, and says that it was cut", async () => {
  const { speaking } = await open();
  await speaking.begin({ question: "一问" });
  microphone.speak(2);
  await next(speaking, "二问");
  microphone.speak(2);
  await next(speaking, "三问");
  microphone.speak(7);
  await keptTill(speaking, 7);
  const left = await killed();

  const again = await open(60, left);
  await again.speaking.gather();
  expect(again.parts().map(({ question, seconds }) => [question, seconds])).toEqual([
    ["一问", 2],
    ["二问", 2],
    ["三问", 7],
  ]);
  const third = again.parts()[2]!.sound;
  expect(await heard(left, third)).toEqual(range(4, 11));
  expect(again.aside.content.value.cut).toEqual([third]);
  expect(await listSpeaking(left.drafts, "essay:e")).toEqual([]);
  expect((await left.blobs.held()).length).toBe(3);
  // Once, and not with each page that is opened.
  const later = await open(60, left);
  await later.speaking.gather();
  expect(later.parts()).toHaveLength(3);
});

test("killed between putting a part together and clearing up, it is there once and is not called cut", async () => {
  const { speaking } = await open();
  await speaking.begin({});
  microphone.speak(3);
  await keptTill(speaking, 3);
  const remove = vi.spyOn(phone.drafts, "remove").mockRejectedValue(new Error("killed"));
  vi.spyOn(phone.blobs, "remove").mockRejectedValue(new Error("killed"));
  await speaking.stop();
  expect(remove).toHaveBeenCalled();
  const again = await open(60, await killed());
  await again.speaking.gather();
  expect(again.parts()).toHaveLength(1);
  expect(again.aside.content.value.cut).toEqual([]);
});

test("while one tab speaks, another one leaves it alone", async () => {
  const { speaking } = await open();
  await speaking.begin({});
  microphone.speak(2);
  await keptTill(speaking, 2);
  const other = await open();
  await other.speaking.gather();
  expect(other.parts()).toEqual([]);
  await speaking.stop();
  await other.speaking.gather();
  expect(await listSpeaking(phone.drafts, "essay:e")).toEqual([]);
});

test("spoken anew: it stands in the place of the old one, which can be put back; killed on the way, the old one is there too", async () => {
  const { speaking, parts, aside } = await open();
  await speaking.begin({ question: "一问" });
  microphone.speak(1);
  await next(speaking, "二问");
  microphone.speak(1);
  await speaking.stop();
  const [one, two] = parts();
  await speaking.begin({ question: "一问", instead: one!.sound });
  microphone.speak(2);
  await keptTill(speaking, 2);
  const left = await killed();
  await speaking.stop();
  expect(parts()).toMatchObject([{ question: "一问", seconds: 2 }, { sound: two!.sound }]);
  expect(aside.content.value.removed).toMatchObject([{ part: one, index: 0 }]);
  expect(await phone.blobs.get(one!.sound)).toBeDefined();

  const again = await open(60, left);
  await again.speaking.gather();
  expect(again.parts()).toMatchObject([{ sound: one!.sound }, { seconds: 2 }, { sound: two!.sound }]);
});

test("the phone takes the microphone for a call: it rests, says why, and goes on when asked", async () => {
  const { speaking, parts } = await open();
  await speaking.begin({});
  microphone.speak(2);
  microphone.mute();
  expect(speaking.state.value).toEqual({ is: "resting", why: "muted" });
  microphone.speak(9);
  speaking.goOn();
  microphone.speak(1);
  await speaking.stop();
  expect(await heard(phone, parts()[0]!.sound)).toEqual([0, 1, 11]);
});

test("the microphone is lost: what was spoken is a part, and it says so", async () => {
  const { speaking, parts } = await open();
  await speaking.begin({});
  microphone.speak(2);
  microphone.lose();
  await until(() => expect(parts()).toMatchObject([{ seconds: 2 }]));
  expect(speaking.ended.value).toBe("lost");
  await speaking.begin({});
  expect(speaking.ended.value).toBeUndefined();
  await speaking.close();
});

test("on a full phone it stops and says so; all is kept when there is room, in the order of speaking", async () => {
  const { speaking, parts } = await open();
  await speaking.begin({ question: "一问" });
  microphone.speak(3);
  await keptTill(speaking, 3);
  const put = vi.spyOn(phone.blobs, "put").mockRejectedValue(new StorageFull("full"));
  await next(speaking, "二问");
  microphone.speak(2);
  await until(() => expect(speaking.ended.value).toBe("full"));
  await until(() => expect(speaking.unkept.value?.error).toBeInstanceOf(StorageFull));
  await speaking.stop();
  expect(parts()).toEqual([]);
  await speaking.unkept.value!.again();
  expect(speaking.unkept.value?.error).toBeInstanceOf(StorageFull);
  // What lay on the phone before lies there still.
  const left = await killed();
  put.mockRestore();
  await speaking.unkept.value!.again();
  expect(speaking.unkept.value).toBeUndefined();
  expect(parts()).toMatchObject([
    { question: "一问", seconds: 3 },
    { question: "二问", seconds: 2 },
  ]);
  expect((await phone.blobs.held()).length).toBe(2);

  const again = await open(60, left);
  await again.speaking.gather();
  expect(again.parts()).toMatchObject([{ question: "一问", seconds: 3 }]);
});

test("an essay has as many parts as it may, and no more are begun", async () => {
  const { speaking, parts } = await open(2);
  await speaking.begin({});
  microphone.speak(1);
  await next(speaking);
  microphone.speak(1);
  speaking.next(undefined);
  await speaking.stop();
  expect(parts()).toHaveLength(2);
  expect(speaking.ended.value).toBe("parts");
  await speaking.begin({});
  expect(speaking.state.value).toEqual({ is: "quiet" });
  await speaking.begin({ instead: parts()[0]!.sound });
  expect(speaking.state.value).toEqual({ is: "speaking" });
  await speaking.close();
});

test("who goes away while the microphone is being asked for leaves none open", async () => {
  const { draft, aside } = await open();
  let give: ((opened: FakeMicrophone) => void) | undefined;
  const speaking = openSpeaking({
    blobs: phone.blobs,
    drafts: phone.drafts,
    draft,
    aside,
    open: () => new Promise((resolve) => (give = resolve)),
    most: 60,
  });
  const beginning = speaking.begin({});
  await speaking.close();
  give!(microphone);
  await beginning;
  expect(microphone.isClosed()).toBe(true);
  expect(microphone.running()).toBe(0);
  expect(speaking.state.value).toEqual({ is: "quiet" });
});

test("without a microphone it says why", async () => {
  const { draft, aside } = await open();
  const speaking = openSpeaking({
    blobs: phone.blobs,
    drafts: phone.drafts,
    draft,
    aside,
    open: () => Promise.reject(new NoMicrophone("refused")),
    most: 60,
  });
  await speaking.begin({});
  expect(speaking.state.value).toEqual({ is: "no-microphone", why: "refused" });
});

test("a part that the browser cannot end is kept from its pieces, and it is said; the part behind it is whole", async () => {
  const { speaking, parts, aside } = await open();
  const record = microphone.record.bind(microphone);
  let takes = 0;
  microphone.record = (each) => {
    const take = record(each);
    return takes++ > 0
      ? take
      : { ...take, stop: () => take.stop().then(() => Promise.reject(new Error("gone"))) };
  };
  await speaking.begin({ question: "一问" });
  microphone.speak(3);
  await keptTill(speaking, 3);
  await next(speaking, "二问");
  microphone.speak(2);
  await speaking.stop();
  expect(speaking.state.value).toEqual({ is: "quiet" });
  expect(speaking.ended.value).toBe("lost");
  expect(parts()).toMatchObject([
    { question: "一问", seconds: 3 },
    { question: "二问", seconds: 2 },
  ]);
  expect(await heard(phone, parts()[0]!.sound)).toEqual([0, 1, 2]);
  expect(aside.content.value.cut).toEqual([parts()[0]!.sound]);
  expect(await listSpeaking(phone.drafts, "essay:e")).toEqual([]);
});
