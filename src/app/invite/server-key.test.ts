import { expect, test } from "vitest";
import { toBase64Url } from "../../protocol/bytes.ts";
import { invitationLink, serverKeyIn } from "./invitation-code.ts";

const key = Uint8Array.from({ length: 65 }, (_, i) => i);
const queryOf = (link: string): URLSearchParams =>
  new URLSearchParams(new URL(link).hash.split("?")[1] ?? "");

test("an invitation's link brings the server's key, behind the #, and is as it was without one", () => {
  const link = invitationLink("https://xuexi.example", "123456789012", toBase64Url(key));
  expect(new URL(link).search).toBe("");
  expect(serverKeyIn(queryOf(link))).toEqual(key);
  expect(invitationLink("https://xuexi.example", "123456789012")).toBe(
    "https://xuexi.example/#/enrol/123456789012",
  );
});

test("what is no key is none: cut off, of other signs, absent", () => {
  for (const k of [toBase64Url(key).slice(1), `${toBase64Url(key).slice(1)}%20`, ""])
    expect(serverKeyIn(new URLSearchParams({ k }))).toBeUndefined();
  expect(serverKeyIn(new URLSearchParams())).toBeUndefined();
});
