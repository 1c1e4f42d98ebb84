import { expect, test } from "vitest";
import { hexToShortUuid } from "../../shared/ids.ts";
import { traceOfRequest } from "./request-trace.rules.ts";

const hex = "708974bef6fe4c24b68ebf2a79b45e6f";

test.each([
  ["a UUID", "708974be-f6fe-4c24-b68e-bf2a79b45e6f", hex],
  ["the lending wire's form", `req_${hex}`, hex],
  ["the payments wire's form", `req_${hexToShortUuid(hex)}`, hex],
  ["what a seed has made up", "seeded", null],
  ["a trace of zeros, which there may not be", "0".repeat(32), null],
])("%s leads to its trace", (_claim, id, trace) => {
  expect(traceOfRequest(id)).toBe(trace);
});
