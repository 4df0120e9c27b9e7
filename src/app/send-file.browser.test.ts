import { expect, test } from "vitest";
import { sendFile } from "./send-file.ts";

const bytes = new Uint8Array(300_000);
const file = { unit: "county", name: "讲话.docx", bytes };

test("tells how much has gone, up to all of it, and hands on what was answered", async () => {
  const told: number[] = [];
  const sent = await sendFile(location.origin + "/nobody-takes-this", {}, file, (done) => told.push(done));
  expect(told.at(-1)).toBe(bytes.length);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(sent).toMatchObject({ isOk: false, retryAfter: null });
});

test("no server is no answer, and throws nothing", async () => {
  expect(await sendFile("http://127.0.0.1:1/", {}, file, () => undefined)).toBeUndefined();
});
