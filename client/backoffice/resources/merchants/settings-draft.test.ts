import { afterEach, expect, test } from "vitest";
import { speak } from "../../i18n/i18n-provider.ts";
import { merchantView } from "../../testing/merchants.ts";
import { draftOf, mergedDraft, readDraft } from "./settings-draft.ts";

const { settings } = merchantView;
const draft = draftOf(settings);

afterEach(() => speak("en"));

test("settings that nobody touches come back as they were", () => {
  expect(readDraft(draft).settings).toEqual(settings);
  expect(readDraft(draftOf({ ...settings, order_expiration_hours: null, approval_above: null })).settings).toEqual({
    ...settings,
    order_expiration_hours: null,
    approval_above: null,
  });
});

test.each(["1.5", "1,5"])("hours are typed with either decimal mark: %s", (orderHours) => {
  expect(readDraft({ ...draft, orderHours }).settings?.order_expiration_hours).toBe(1.5);
});

test("hours are shown with the decimal mark that is spoken", async () => {
  await speak("nb");
  const halves = draftOf({ ...settings, order_expiration_hours: 1.5, hold_hours: 0.25 });
  expect([halves.orderHours, halves.holdHours]).toEqual(["1,5", "0,25"]);
});

test.each([
  ["hours with a sign", { orderHours: "-1" }, "orderHours"],
  ["hours of more than ten years", { orderHours: "99999" }, "orderHours"],
  ["no time to keep money", { holdHours: "" }, "holdHours"],
  ["more than a hundred per cent", { tolerancePercent: "100.01" }, "tolerancePercent"],
  ["a per cent with three decimals", { tolerancePercent: "0.125" }, "tolerancePercent"],
  ["words for an amount", { approvalAbove: "a lot" }, "approvalAbove"],
  ["no amount at all", { toleranceMax: "" }, "toleranceMax"],
])("%s cannot be read", (_claim, typed, field) => {
  expect(readDraft({ ...draft, ...typed })).toEqual({ settings: null, faults: [field] });
});

test("of two people's changes both stay where they do not meet, and mine where they do", () => {
  const theirs = { ...draft, holdHours: "12", paysOut: false };
  const yours = { ...draft, holdHours: "6", orderHours: "1" };
  expect(mergedDraft({ before: draft, theirs, yours })).toEqual({
    ...draft,
    holdHours: "6",
    orderHours: "1",
    paysOut: false,
  });
});
