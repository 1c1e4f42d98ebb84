import { beforeEach, expect, test } from "vitest";
import { forgetPages, recentPages, rememberPage } from "./recent-pages.ts";

const page = (n: number) => ({ path: `/payments/${n}/show`, title: `Payment ${n}` });

beforeEach(() => forgetPages());

test("what was opened last comes first, each page once, and only so many are kept", () => {
  for (let n = 1; n <= 10; n += 1) rememberPage(page(n));
  rememberPage({ ...page(5), title: "Payment 5, captured" });
  expect(recentPages().map(({ title }) => title)).toEqual([
    "Payment 5, captured",
    ...[10, 9, 8, 7, 6, 4, 3].map((n) => `Payment ${n}`),
  ]);
});

test("nothing is left once it is forgotten", () => {
  rememberPage(page(1));
  forgetPages();
  expect(recentPages()).toEqual([]);
});

test.each(["not json", '"text"', '[{"path":"https://elsewhere.example"}]', "[null]"])(
  "%s under its key counts for nothing",
  (text) => {
    sessionStorage.setItem("kontor.recent", text);
    expect(recentPages()).toEqual([]);
  },
);
