import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { timeWords } from "../../domain/day-words.ts";
import { dayOf } from "../../domain/day.ts";
import { county } from "../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { forgetReadings, keepSeen, readings, type SeenReading } from "./readings.ts";
import { openOffers } from "./open-offers.ts";
import { StudyOffer } from "./study-offer.tsx";

let phone: MemoryPhone;
const started = Date.now() - 20 * 60_000;
const seen: SeenReading = {
  text: "text-1",
  day: dayOf(started),
  started,
  isBroken: false,
  reading: { activeMs: 12 * 60_000 },
  characters: 1_200,
};

function Offers() {
  return (
    <main>
      <h1>学习</h1>
      {openOffers().map((one) => (
        <StudyOffer key={one.text} seen={one} />
      ))}
    </main>
  );
}

beforeEach(() => {
  forgetReadings();
  keepSeen(seen);
  phone = memoryPhone({ entries: county() });
  show(<Offers />, phone);
});

test("confirmed with one tap: what is written is what the member was shown and said yes to", async () => {
  await expectAccessible();
  await expect
    .element(page.getByText(new RegExp(`^${timeWords(started)}起，您读了《下班十分钟》`)))
    .toBeVisible();
  await page.getByRole("button", { name: "记上 12 分钟" }).click();
  await expect.element(page.getByRole("region", { name: "记上这次学习" })).not.toBeInTheDocument();
  expect(phone.written[0]?.body).toEqual({
    how: "reader",
    text: "text-1",
    title: "下班十分钟",
    day: seen.day,
    started,
    minutes: 12,
  });
  expect(readings.value.seen).toEqual([]);
});

test("what was broken off has no beginning, and tells none", async () => {
  forgetReadings();
  keepSeen({ ...seen, isBroken: true });
  show(<Offers />, phone);
  await expect.element(page.getByText(/^您读了《下班十分钟》/)).toBeVisible();
  await page.getByRole("button", { name: "记上 12 分钟" }).click();
  await expect.poll(() => phone.written).toHaveLength(1);
  expect(phone.written[0]!.body).not.toHaveProperty("started");
});

test("changed: the member's number counts", async () => {
  await page.getByRole("button", { name: "改一改" }).click();
  await page.getByRole("radio", { name: "30 分钟" }).click();
  await page.getByRole("button", { name: "记上 30 分钟" }).click();
  await expect.poll(() => phone.written[0]?.body).toMatchObject({ minutes: 30 });
});

test("declined: nothing is written and nothing is asked again", async () => {
  await page.getByRole("button", { name: "不记" }).click();
  await expect.element(page.getByRole("region", { name: "记上这次学习" })).not.toBeInTheDocument();
  expect(phone.written).toEqual([]);
  expect(readings.value.seen).toEqual([]);
});
