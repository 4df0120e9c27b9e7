import { expect, test } from "vitest";
import { essaySizeWords } from "./essay-size-words.ts";

const sound = (seconds: number) => ({ sound: "aa", size: 1, seconds, type: "audio/webm" });
const photo = { photo: "bb", size: 1, width: 1, height: 1 };

test("an essay is as long as it was written, spoken or both, and never 0 characters", () => {
  expect(essaySizeWords({ text: "学习 体会" })).toBe("4 字");
  expect(essaySizeWords({ text: "", sounds: [sound(400), sound(311.6)] })).toBe("讲了 12 分钟");
  expect(essaySizeWords({ text: " \n", photos: [photo, photo, photo] })).toBe("手写 3 页");
  expect(essaySizeWords({ text: "好", sounds: [sound(40.2)], photos: [photo] })).toBe(
    "1 字，讲了 40 秒，手写 1 页",
  );
  expect(essaySizeWords({ text: "", sounds: [sound(59.7)] })).toBe("讲了 1 分钟");
  expect(essaySizeWords({ text: "", sounds: [sound(0)] })).toBe("讲了 1 秒");
  expect(essaySizeWords({ text: "" })).toBe("还是空的");
});
