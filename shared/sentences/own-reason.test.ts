import { expect, test } from "vitest";
import { flatten } from "./message-text.ts";
import { reasonTexts } from "./reason-texts.ts";
import { say } from "./say.ts";
import { codedReason, ownReason } from "./own-reason.ts";

test.each(Object.keys(reasonTexts.code))("%s is a reason of Kontor's own", (code) => {
  expect(codedReason(code)).toEqual({ key: `reason.code.${code}` });
  expect(ownReason(code)).toBeNull();
});

test.each(["duplicate", "toString", ""])("the code %j is not one of Kontor's reasons", (code) => {
  expect(codedReason(code)).toBeNull();
});

test.each([...flatten(reasonTexts.sentence)])("%s is known again by its English", (name, text) => {
  const filled = text.replaceAll(/%\{\w+\}/g, "2026-06-01T09:00:00.000Z");
  expect(ownReason(filled)?.key).toBe(`reason.sentence.${name}`);
});

test("what fills such a sentence is found in it", () => {
  const { text } = say("reason.sentence.events_given_up", { count: "12" });
  expect(ownReason(text)).toEqual({ key: "reason.sentence.events_given_up", values: { count: "12" } });
});

test.each(["The customer changed their mind.", "Every attempt since last week failed.", "cancelled", ""])(
  "%j was written by somebody else and stays as it is",
  (text) => expect(ownReason(text)).toBeNull(),
);
