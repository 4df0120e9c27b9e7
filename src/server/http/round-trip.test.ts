import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readPack } from "../../app/read-pack.ts";
import { type County, openCounty } from "./testing/county.ts";
import { browserOf } from "./testing/inject-transport.ts";

// Real keys and a real database: a second as a rule, many on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let county: County;
beforeAll(async () => void (county = await openCounty()));
afterAll(async () => county.close());

test("a phone enrols, writes, and what it wrote comes down at its secretary's phone, all over HTTP", async () => {
  const secretary = await county.join("高远", "liuwan", [["secretary", "liuwan"]]);
  const member = await county.join("张三", "liuwan");
  expect(member.phone.state).toMatchObject({ enrolment: "enrolled", contact: { status: "good" } });
  await member.phone.write([{ kind: "whereabouts-told", body: { city: "杭州", since: "2026-03-01" } }]);
  await member.phone.contact();
  expect(member.phone.state.outbox.waiting).toBe(0);
  await secretary.phone.contact();
  expect(secretary.phone.entries().filter(({ kind }) => kind === "whereabouts-told")).toHaveLength(1);
});

test("texts come in one pack, and a changed one costs its difference", async () => {
  const { phone, browser } = await county.join("李四", "liuwan");
  const words = Array.from({ length: 400 }, (_, i) => `第 ${i} 件事，${(i * 7919) % 1000} 天以后再办。`);
  const [before, after, other] = [words, words.with(200, "改过的一句。"), [...words].reverse()].map((all) =>
    Buffer.from(all.join("")),
  ) as [Buffer, Buffer, Buffer];
  const [old, another] = [
    await publish("text-of-four-hun", before),
    await publish("another-text-000", other),
  ];
  await phone.contact();
  await phone.blobs.fetch([old, another], () => undefined);
  expect(browser.lastBytes()).toBeLessThan((before.length + other.length) / 3);
  const now = await publish("text-of-four-hun", after);
  await phone.contact();
  await phone.blobs.fetch([{ ...now, earlier: [old.id] }], () => undefined);
  expect(browser.lastBytes()).toBeLessThan(100);
  const kept = await Promise.all([old, another, now].map(({ id }) => phone.blobs.get(id)));
  expect(kept.map((bytes) => Buffer.from(bytes!).toString())).toEqual([before, other, after].map(String));
});

test("over a line that breaks every few kB all of it comes, and no piece of it twice", async () => {
  const sentences = Array.from(
    { length: 40_000 },
    (_, i) => `第 ${i} 件事，${(i * 7919) % 1000} 天以后再办。`,
  );
  const texts = [3_000, 100, 30_000, 2_000].map((count, i) => sentences.slice(i, i + count).join(""));
  const wanted = await Promise.all(texts.map((text, i) => publish(`text-on-bad-lin${i}`, Buffer.from(text))));
  const browser = browserOf(county.app);
  const pieces: string[] = [];
  let room = 0;
  const member = await county.addMember("王五", "liuwan");
  const { phone } = await county.enrol(member, (await county.invite(member)).proof, {
    ...browser,
    transport: {
      ...browser.transport,
      blobPart: () => Promise.resolve({ ok: false }),
      async packs(token, wants, take) {
        const answer = await county.app.inject({
          method: "POST",
          url: "/api/packs",
          headers: { authorization: `Bearer ${token}` },
          payload: { wants },
        });
        const came = new Uint8Array(answer.rawPayload).slice(0, room);
        await readPack(
          new Response(came),
          (frame) => {
            if (frame.is === "piece") pieces.push(`${wants[frame.want]!.blob} ${frame.from}`);
            return take(frame);
          },
          () => undefined,
        );
        return came.length < room ? { ok: true, value: undefined } : { ok: false };
      },
    },
  });
  const isAllHere = async () => (await phone.blobs.has(wanted.map(({ id }) => id))).size === wanted.length;
  // Some of these bring nothing: less than a frame comes before the line breaks.
  for (let turn = 0; turn < 200 && !(await isAllHere()); turn++) {
    room = 500 + ((turn * 7_919) % 60_000);
    await phone.blobs
      .fetch(wanted, () => undefined)
      .catch((error) => expect(error).toMatchObject({ why: "offline" }));
  }
  const kept = await Promise.all(wanted.map(({ id }) => phone.blobs.get(id)));
  expect(kept.map((bytes) => new TextDecoder().decode(bytes))).toEqual(texts);
  expect(new Set(pieces).size).toBe(pieces.length);
  expect(pieces.length).toBeGreaterThan(6);
});

async function publish(text: string, bytes: Buffer): Promise<{ id: string; size: number }> {
  const size = bytes.length;
  const blob = await county.core.office.putBlob(bytes);
  const body = { text, unit: "county", title: "必读", blob, size, characters: 4_000 };
  await county.write(
    {
      kind: "text-imported",
      body: {
        ...body,
        original: blob,
        fileName: "a.txt",
        format: "txt",
        report: blob,
        reportSize: size,
        suspicions: 0,
      },
    },
    { kind: "text-proofread", body: { text, blob, name: "王芳" } },
    { kind: "text-published", body: { ...body, required: true, order: 1 } },
  );
  return { id: blob, size };
}
