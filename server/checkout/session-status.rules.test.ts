import { describe, expect, test } from "vitest";
import { type SessionStatus, sessionStatuses } from "../../shared/checkout/session.schema.ts";
import { type FollowedOperation, sessionBlocker, stepOf } from "./session-status.rules.ts";

const operation = (changes: Partial<FollowedOperation>): FollowedOperation => ({
  kind: "authorize",
  state: "succeeded",
  reason: null,
  isExpiry: false,
  ...changes,
});

const end = (reason: string, isExpiry = false) => operation({ kind: "cancel", reason, isExpiry });

describe("what an operation makes of a session that waits", () => {
  test.each<[string, FollowedOperation, SessionStatus, string[]]>([
    ["an authorization pays it", operation({}), "authorized", ["AUTHORIZED", "COMPLETED"]],
    ["money taken at once pays it", operation({ kind: "receive" }), "authorized", ["AUTHORIZED", "COMPLETED"]],
    ["a refused try leaves it open to another", operation({ state: "failed" }), "paying", ["PAY_FAILED"]],
    ["a decline ends it", end("declined"), "declined", ["DECLINED"]],
    ["a failure ends it", end("failed"), "failed", ["FAILED"]],
    ["calling it off cancels it", end("cancelled"), "cancelled", ["CANCELLED"]],
    ["its own time ends it", end("failed", true), "expired", ["FAILED"]],
  ])("%s", (_claim, moved, status, events) => {
    for (const before of ["open", "paying"] as const) expect(stepOf(before, moved)).toEqual({ status, events });
  });

  test.each(["pending", "unknown"] as const)("nothing while an answer is %s", (state) => {
    for (const kind of ["authorize", "receive", "cancel"] as const)
      expect(stepOf("paying", operation({ kind, state }))).toBeNull();
  });
});

describe("a session whose payment is reviewed", () => {
  const review = operation({ state: "pending", isUnderReview: true });

  test("is on hold as soon as the review begins, without an event of its own", () => {
    for (const before of ["open", "paying"] as const) {
      expect(stepOf(before, review)).toEqual({ status: "on_hold", events: [] });
    }
    expect(stepOf("on_hold", review)).toBeNull();
  });

  test("is paid when the review ends well, and has failed for good when it does not", () => {
    expect(stepOf("on_hold", operation({}))).toEqual({ status: "authorized", events: ["AUTHORIZED", "COMPLETED"] });
    expect(stepOf("on_hold", operation({ state: "failed" }))).toBeNull();
    expect(stepOf("on_hold", end("failed"))).toEqual({ status: "failed", events: ["FAILED"] });
  });
});

describe("a session that is over", () => {
  const waiting: readonly SessionStatus[] = ["open", "paying", "on_hold"];
  const over = sessionStatuses.filter((status) => !waiting.includes(status));

  test.each(over)("stays %s whatever its payment does", (status) => {
    const moves = [
      operation({}),
      operation({ state: "failed" }),
      end("failed"),
      operation({ kind: "capture" }),
      operation({ kind: "void" }),
    ];
    for (const move of moves) expect(stepOf(status, move)).toBeNull();
  });

  test("is cancelled by the release that its own cancellation asked for", () => {
    const release = operation({ kind: "void", reason: "session_cancelled" });
    expect(stepOf("authorized", release)).toEqual({ status: "cancelled", events: ["CANCELLED"] });
    expect(stepOf("authorized", { ...release, state: "failed" })).toBeNull();
    expect(stepOf("cancelled", release)).toBeNull();
  });
});

test.each<[SessionStatus, string, string | null]>([
  ["open", "2026-03-02T10:00:00.001Z", null],
  ["paying", "2026-03-02T10:00:00.001Z", null],
  ["open", "2026-03-02T10:00:00.000Z", "expired"],
  ["authorized", "2026-03-02T09:00:00.000Z", "paid"],
  ["on_hold", "2026-03-02T09:00:00.000Z", "on_hold"],
  ["cancelled", "2026-03-03T09:00:00.000Z", "cancelled"],
  ["declined", "2026-03-03T09:00:00.000Z", "ended"],
  ["failed", "2026-03-03T09:00:00.000Z", "ended"],
  ["expired", "2026-03-02T09:00:00.000Z", "expired"],
])("a session that is %s until %s is blocked as %s", (status, expires_at, blocker) => {
  expect(sessionBlocker({ status, expires_at }, "2026-03-02T10:00:00.000Z")).toBe(blocker);
});
