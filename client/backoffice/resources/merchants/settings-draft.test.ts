import { expect, test } from "vitest";
import { merchantView } from "../../testing/merchants.ts";
import { draftOf, mergedDraft, readDraft } from "./settings-draft.ts";

const { settings } = merchantView;
const draft = draftOf(settings);

test("settings that nobody touches come back as they were", () => {
  expect(readDraft(draft).settings).toEqual(settings);
  expect(readDraft(draftOf({ ...settings, order_expiration_hours: null, approval_above: null })).settings).toEqual({
    ...settings,
    order_expiration_hours: null,
    approval_above: null,
  });
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
