import { describe, expect, test } from "vitest";
import { ConfigError, publicUrlFor, readConfig } from "./config.ts";

describe("configuration", () => {
  test("works with nothing set, for this machine only", () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, host: "127.0.0.1" });
    expect(config.dataDir.endsWith("/data")).toBe(true);
    expect(publicUrlFor(config)).toBe("http://localhost:8080");
  });

  test("takes what is set, and an empty value as not set", () => {
    const config = readConfig({
      PORT: "0",
      HOST: "0.0.0.0",
      DATA_DIR: "/srv/songxue",
      DATABASE_URL: "",
      PUBLIC_URL: "https://songxue.example.cn/",
    });
    expect(config).toEqual({
      port: 0,
      host: "0.0.0.0",
      dataDir: "/srv/songxue",
      publicUrl: "https://songxue.example.cn",
    });
    expect(publicUrlFor({ ...config, publicUrl: undefined }, 8123)).toBe("http://localhost:8123");
  });

  test.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["HOST", "http://0.0.0.0"],
    ["DATABASE_URL", "mysql://localhost/songxue"],
    ["PUBLIC_URL", "songxue.example.cn"],
    ["PUBLIC_URL", "https://example.cn/songxue"],
  ])("names variable, value and expectation: %s=%s", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(
      new RegExp(`^环境变量 ${name} 的值是“${value}”，不能用。应为：.+`),
    );
  });

  test("never repeats a password", () => {
    expect(() => readConfig({ DATABASE_URL: "mysql://office:secret@db/x" })).toThrow(/^(?!.*secret)/);
  });
});
