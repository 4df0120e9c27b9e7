import { afterEach, expect, test, vi } from "vitest";
import { mayUpload } from "./may-upload.ts";
import { waitForWifi, waitsForWifi } from "./upload-choice.ts";

afterEach(() => {
  waitForWifi(false);
  vi.restoreAllMocks();
});

function on(type: string | undefined): void {
  vi.spyOn(navigator as { connection?: unknown }, "connection", "get").mockReturnValue(type && { type });
}

test("recordings wait for Wi-Fi where their owner wanted it, photos never do, nor where nobody knows the network", () => {
  on("cellular");
  expect(mayUpload("audio/mp4")).toBe(true);
  waitForWifi(true);
  expect(waitsForWifi()).toBe(true);
  expect(mayUpload("audio/mp4")).toBe(false);
  expect(mayUpload("image/jpeg")).toBe(true);
  on("wifi");
  expect(mayUpload("audio/mp4")).toBe(true);
  on(undefined);
  expect(mayUpload("audio/mp4")).toBe(true);
});
