import { afterEach, expect, test, vi } from "vitest";
import { chooseUpload, mayUpload, uploadChoice } from "./may-upload.ts";

afterEach(() => {
  chooseUpload("any");
  vi.restoreAllMocks();
});

function on(type: string | undefined): void {
  vi.spyOn(navigator as { connection?: unknown }, "connection", "get").mockReturnValue(type && { type });
}

test("recordings wait for Wi-Fi where their owner wanted it, photos never do, nor where nobody knows the network", () => {
  on("cellular");
  expect(mayUpload("audio/mp4")).toBe(true);
  chooseUpload("on-wifi");
  expect(uploadChoice()).toBe("on-wifi");
  expect(mayUpload("audio/mp4")).toBe(false);
  expect(mayUpload("image/jpeg")).toBe(true);
  on("wifi");
  expect(mayUpload("audio/mp4")).toBe(true);
  on(undefined);
  expect(mayUpload("audio/mp4")).toBe(true);
});
