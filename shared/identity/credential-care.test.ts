import { expect, test } from "vitest";
import { concernsOf } from "./credential-care.ts";

const now = "2026-06-30T12:00:00.000Z";
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
const fresh = {
  created_at: daysAgo(5),
  secret_since: daysAgo(5),
  last_used_at: daysAgo(1),
  expires_at: null,
  revoked_at: null,
};
const aged = { ...fresh, created_at: daysAgo(200), secret_since: daysAgo(200) };

test.each([
  ["a fresh one that is used is fine", fresh, []],
  ["ninety days are fine", { ...fresh, secret_since: daysAgo(90) }, []],
  ["a secret of more than ninety days is old", { ...aged, secret_since: daysAgo(91) }, [{ code: "old", days: 91 }]],
  ["a replaced secret is young, however old the client is", { ...aged, secret_since: daysAgo(3) }, []],
  ["a new client has a week to be used", { ...fresh, created_at: daysAgo(7), last_used_at: null }, []],
  [
    "one that was never used after a week says so",
    { ...fresh, created_at: daysAgo(8), last_used_at: null },
    [{ code: "never_used", days: 8 }],
  ],
  ["a month without a call is fine", { ...fresh, last_used_at: daysAgo(30) }, []],
  [
    "longer without a call is told, beside the age",
    { ...aged, last_used_at: daysAgo(45) },
    [
      { code: "old", days: 200 },
      { code: "unused", days: 45 },
    ],
  ],
  ["a deleted one is nobody's concern", { ...aged, last_used_at: null, revoked_at: daysAgo(1) }, []],
  ["nor is one that has expired", { ...aged, last_used_at: null, expires_at: now }, []],
] as const)("%s", (_claim, age, concerns) => {
  expect(concernsOf(age, now)).toEqual(concerns);
});
