import { expect, test } from "vitest";
import { resendOffer } from "./resend-offer.ts";

test.each([
  ["what was given up may be sent again", "exhausted", "active", true, false, null],
  ["what ended with a refusal may be sent again", "rejected", "active", true, false, null],
  ["what a disabled endpoint missed may be sent once it is enabled", "skipped", "active", true, false, null],
  ["what is scheduled has to be forced", "pending", "active", false, true, "scheduled"],
  ["what was delivered has to be forced", "delivered", "active", false, true, "already_delivered"],
  ["nothing goes to a disabled endpoint", "exhausted", "disabled", false, false, "endpoint_disabled"],
  ["nothing goes to a deleted endpoint", "exhausted", "deleted", false, false, "endpoint_deleted"],
  ["what was dropped stays dropped", "dropped", "active", false, false, "endpoint_deleted"],
] as const)("%s", (_claim, state, receiver, allowed, needsForce, code) => {
  expect(resendOffer(state, receiver)).toMatchObject({ allowed, needs_force: needsForce, code });
});

test("what is past retention cannot be sent again, unless it is still being tried", () => {
  const expired = { isExpired: true };
  for (const state of ["exhausted", "rejected", "skipped", "delivered"] as const) {
    expect(resendOffer(state, "active", expired)).toMatchObject({
      allowed: false,
      needs_force: false,
      code: "payload_expired",
    });
  }
  expect(resendOffer("pending", "active", expired).code).toBe("scheduled");
  expect(resendOffer("exhausted", "deleted", expired).code).toBe("endpoint_deleted");
});
