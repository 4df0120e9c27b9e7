// A text that is on the phone is published anew: what has changed travels, and nothing else, and is read without a network.
import { expect, test } from "@playwright/test";
import type { PackAsk } from "../src/protocol/pack.ts";
import type { StudyText } from "../src/protocol/study-text.ts";
import { beside, foundBranch, publish } from "./faults/testing/beside.ts";
import { callServer, enrol, keptForOffline, person, tap } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

const TEXT = "text-that-change";
const sentence = (n: number): string =>
  `第${n}天早上起雾，上午去看渠，量了${(n * 7919) % 1000}块坡地，一块一块记下来。`;

function studyText(changed?: string): StudyText {
  const words = Array.from({ length: 300 }, (_, n) => (n === 1 && changed) || sentence(n));
  return { studyText: 1, title: "看渠记", blocks: words.map((text) => ({ t: "p", text })) };
}

test("a changed text comes by itself and costs what has changed", async ({ context }) => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
    await beside(server, ({ office }) => publish(office, TEXT, studyText()));
    const member = await person(context);
    const { page } = member;
    const packs: { ask: PackAsk; bytes: number }[] = [];
    await context.route("**/api/packs", async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      packs.push({ ask: route.request().postDataJSON() as PackAsk, bytes: body.length });
      await route.fulfill({ response, body });
    });
    await enrol(member, guest!.link);
    await keptForOffline(member);
    await tap(page, "把 1 篇存到手机");
    await expect(page.getByText("1 篇学习材料都在手机上了")).toBeVisible();
    expect(packs).toHaveLength(1);
    expect(packs[0]!.bytes).toBeLessThan(JSON.stringify(studyText()).length);

    await beside(server, ({ office }) => publish(office, TEXT, studyText("这一句是后来改的。")));
    await callServer(page);
    await expect.poll(() => packs.length).toBe(2);
    expect(packs[1]!.ask.wants).toEqual([
      { blob: expect.stringMatching(/^[0-9a-f]{64}$/), base: packs[0]!.ask.wants[0]!.blob },
    ]);
    expect(packs[1]!.bytes).toBeLessThan(200);

    await context.setOffline(true);
    await page.goto(`${server.url}/#/texts/${TEXT}`);
    await expect(page.getByText("这一句是后来改的。")).toBeVisible();
    await expect(page.getByText(sentence(2))).toBeVisible();
    await expect(page.getByText(sentence(1))).toHaveCount(0);
  } finally {
    await server.dispose();
  }
});
