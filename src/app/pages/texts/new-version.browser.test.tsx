import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received, studyText } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { forgetReadings } from "../../texts/readings.ts";

const BEFORE = "text-1".padEnd(64, "0");
const AFTER = "e".repeat(64);
const NOTICE = /这一篇有了新版本/;

let phone: MemoryPhone;
/** The network brings nothing. */
let fetching: ReturnType<typeof vi.fn>;

beforeEach(() => {
  show(null, memoryPhone());
  forgetReadings();
  phone = memoryPhone({ entries: county() });
  phone.keep(BEFORE, JSON.stringify(studyText(20)));
  fetching = vi.fn(() => Promise.resolve());
  phone.blobs.fetch = fetching as typeof phone.blobs.fetch;
});

function publishAnew(): void {
  phone.receive(
    received("text-published", {
      text: "text-1",
      unit: "yunling",
      title: "下班十分钟",
      blob: AFTER,
      size: 4_100,
      characters: 1_200,
      required: true,
      order: 1,
    }),
  );
}

function keepNew(): void {
  const { blocks, ...text } = studyText(20);
  phone.keep(AFTER, JSON.stringify({ ...text, blocks: [{ t: "p", text: "这一段是新加的。" }, ...blocks] }));
}

const allThere = () =>
  vi.waitFor(() => expect(document.querySelector(".words")?.children.length).toBeGreaterThanOrEqual(20));

function open(): void {
  goTo("/texts/text-1");
  show(<App />, phone);
}

test("a new version that is not here yet takes nothing from who has the one before it", async () => {
  publishAnew();
  open();
  await allThere();
  await expect.element(page.getByText(NOTICE)).toBeVisible();
  await expectAccessible();
  keepNew();
  goTo("/texts");
  await expect.element(page.getByRole("heading", { name: "学习", level: 1 })).toBeVisible();
  goTo("/texts/text-1");
  await expect.element(page.getByText("这一段是新加的。")).toBeVisible();
  await expect.element(page.getByText(NOTICE)).not.toBeInTheDocument();
});

test("a text that is being read stays as it is when a new version comes", async () => {
  open();
  await allThere();
  const first = document.querySelector(".words")!.firstElementChild;
  keepNew();
  publishAnew();
  await vi.waitFor(() =>
    expect(phone.entries().some(({ body }) => "blob" in body && body.blob === AFTER)).toBe(true),
  );
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect(document.querySelector(".words")!.firstElementChild).toBe(first);
  await expect.element(page.getByText(NOTICE)).not.toBeInTheDocument();
  await expect.element(page.getByText("这一段是新加的。")).not.toBeInTheDocument();
});

test("who has neither is told so", async () => {
  await phone.blobs.remove([BEFORE]);
  publishAnew();
  open();
  await expect.element(page.getByText("这一篇还没有存到手机上。")).toBeVisible();
});
