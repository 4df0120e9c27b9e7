import { expect, test } from "vitest";
import { findRoute, matchPath, type Route } from "./route.ts";

test("a part with a colon matches one part, decoded", () => {
  expect(matchPath("/record/entry/:entry", "/record/entry/abc%2E12")).toEqual({ entry: "abc.12" });
  expect(matchPath("/record/entry/:entry", "/record/entry/a/b")).toBeUndefined();
  expect(matchPath("/record/entry/:entry", "/record/entry/")).toBeUndefined();
});

test("an address that cannot be decoded is no page, and no exception", () => {
  expect(matchPath("/enrol/:code", "/enrol/%E4%A")).toBeUndefined();
});

test("the first route that fits is the page", () => {
  const routes: Route[] = [
    { path: "/texts", tab: "texts" },
    { path: "/texts/:text", tab: "texts", alone: true },
  ];
  expect(findRoute(routes, "/texts")?.route.alone).toBeUndefined();
  expect(findRoute(routes, "/texts/x")).toEqual({ route: routes[1], params: { text: "x" } });
  expect(findRoute(routes, "/elsewhere")).toBeUndefined();
});
