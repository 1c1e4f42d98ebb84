import { expect, test } from "vitest";
import { newerIds, newestTimePart } from "./newer-ids.ts";

test("only what was made after the newest row is new, not an old payment that changed", () => {
  const since = newestTimePart(["T1.1Chb", "T2.1Chd", "T1.1Chc"]);
  expect(since).toBe("1Chd");
  expect(newerIds(["T1.1Cha", "T1.1Chd", "T1.1Che", "T2.1Chf"], since, null)).toEqual(["T1.1Che", "T2.1Chf"]);
});

test("other accounts' payments are not counted when one account is chosen", () => {
  expect(newerIds(["T1.1Che", "T2.1Chf"], "1Chd", "T2")).toEqual(["T2.1Chf"]);
});

test("ids that tell no time hide no new payment and are none", () => {
  const since = newestTimePart(["T1.1Chb", "f3d1c0a2-7b34-4f19-8a60-2f9d4c3b1e70"]);
  expect(since).toBe("1Chb");
  expect(newerIds(["T1.1Chc", "ffffffff-7b34-4f19-8a60-2f9d4c3b1e70"], since, null)).toEqual(["T1.1Chc"]);
});
