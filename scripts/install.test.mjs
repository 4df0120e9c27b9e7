import { describe, expect, test } from "vitest";
import { isInstalled } from "./install.mjs";

const lock = {
  "": { name: "root" },
  "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
  "node_modules/for-mac": { version: "1.0.0", integrity: "sha512-m", optional: true, os: ["darwin"] },
  "node_modules/not-mac": { version: "1.0.0", integrity: "sha512-n", optional: true, os: ["!darwin"] },
};
const { "node_modules/a": a, "node_modules/for-mac": forMac, "node_modules/not-mac": notMac } = lock;
const there = { "node_modules/a": a, "node_modules/not-mac": notMac };
const onLinux = (present) => isInstalled(lock, present, "linux", "x64");

describe("what is installed", () => {
  test("is right when only optional packages for other machines are missing", () => {
    expect(onLinux(there)).toBe(true);
  });

  test("is wrong when a package is missing", () => {
    expect(onLinux({ "node_modules/not-mac": notMac })).toBe(false);
  });

  test("is wrong when a package has another version, or another content", () => {
    expect(onLinux({ ...there, "node_modules/a": { ...a, version: "1.0.1" } })).toBe(false);
    expect(onLinux({ ...there, "node_modules/a": { ...a, integrity: "sha512-b" } })).toBe(false);
  });

  test("is wrong when it holds what the lock does not name", () => {
    expect(onLinux({ ...there, "node_modules/b": { version: "1.0.0" } })).toBe(false);
  });

  test("is wrong when it was made for another kind of machine", () => {
    expect(onLinux({ ...there, "node_modules/for-mac": forMac })).toBe(false);
    expect(isInstalled(lock, there, "darwin", "arm64")).toBe(false);
  });
});
