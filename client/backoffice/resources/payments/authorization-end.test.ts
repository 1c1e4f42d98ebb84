import { expect, test } from "vitest";
import { i18nProvider } from "../../i18n/i18n-provider.ts";
import type { Words } from "../../i18n/use-words.ts";
import { authorizationEnd } from "./authorization-end.ts";

const words: Words = (key, values) => i18nProvider.translate(key, values);
const held = { authorization_expires_at: "2026-06-08T09:00:00.000Z", authorized: 100, captured: 0, voided: 0 };
const at = (instant: string) => Date.parse(instant);

test.each([
  ["days ahead it is calm", "2026-06-03T05:00:00.000Z", { left: "5 days 4 h", tone: "neutral" }],
  ["below 48 hours it warns", "2026-06-06T09:00:01.000Z", { left: "1 day 23 h", tone: "warning" }],
  ["in the last hour it counts minutes", "2026-06-08T08:48:00.000Z", { left: "12 min", tone: "warning" }],
  ["when past it is an error", "2026-06-08T09:00:00.000Z", { left: null, tone: "error" }],
])("%s", (_claim, now, expected) => expect(authorizationEnd(words, held, at(now))).toMatchObject(expected));

test("nothing is said when nothing is held or it never ends", () => {
  const now = at("2026-06-03T05:00:00.000Z");
  expect(authorizationEnd(words, { ...held, captured: 60, voided: 40 }, now)).toBeNull();
  expect(authorizationEnd(words, { ...held, authorization_expires_at: null }, now)).toBeNull();
});
