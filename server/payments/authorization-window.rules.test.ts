import { describe, expect, test } from "vitest";
import type { OperationFact } from "../../shared/payments/balances.ts";
import { authorizationEnd, movedEnd, renewedEnd } from "./authorization-window.rules.ts";

const at = "2026-03-20T12:00:00.000Z";
const first = "2026-03-29T12:00:00.000Z";
const authorized: OperationFact = { kind: "authorize", state: "succeeded", amount: 100 };
const capture = (amount: number, state: OperationFact["state"] = "succeeded"): OperationFact => ({
  kind: "capture",
  state,
  amount,
});

test.each([
  ["dintero_psp.creditcard", "2026-03-27T12:00:00.000Z"],
  ["klarna.klarna", "2026-04-17T12:00:00.000Z"],
  ["collector.invoice", "2026-06-18T12:00:00.000Z"],
  ["swish.swish", null],
])("a reservation with %s ends at %s", (method, end) => {
  expect(authorizationEnd(method, at)).toBe(end);
});

test.each([
  ["a part that is captured renews the rest", "klarna.klarna", capture(40), "2026-04-17T12:00:00.000Z"],
  ["nothing is left to renew after the whole", "klarna.klarna", capture(100), first],
  ["a capture that was refused renews nothing", "klarna.klarna", capture(40, "failed"), first],
  ["a card's rest ends when the whole would have", "dintero_psp.creditcard", capture(40), first],
])("%s", (_claim, method, moved, end) => {
  const payment = { method, authorization_expires_at: first };
  expect(movedEnd(payment, { facts: [authorized, moved], moved: [moved], at })).toBe(end);
});

describe("the end of a reservation that is made longer", () => {
  const reservedAt = "2026-03-01T12:00:00.000Z";
  const settled = { created_at: reservedAt, settled_at: reservedAt };
  const reserved = { ...authorized, ...settled };
  const klarna = { method: "klarna.klarna", authorization_expires_at: "2026-03-29T12:00:00.000Z" };
  const day23 = "2026-03-24T12:00:00.000Z";

  test.each([
    ["moves 28 days on from day 23", day23, "2026-04-21T12:00:00.000Z"],
    ["does not move before", "2026-03-24T11:59:59.999Z", null],
    ["moves to the last moment", klarna.authorization_expires_at, "2026-04-26T12:00:00.000Z"],
    ["does not move once it is past", "2026-03-29T12:00:00.001Z", null],
  ])("%s", (_claim, now, end) => {
    expect(renewedEnd(klarna, [reserved], now)).toBe(end);
  });

  test.each([
    ["all is captured", [reserved, { ...capture(100), ...settled }], null],
    ["all is voided", [reserved, { ...capture(100), ...settled, kind: "void" as const }], null],
    ["a capture is under way", [reserved, { ...capture(40, "pending"), ...settled }], null],
    ["a part is captured", [reserved, { ...capture(40), ...settled }], "2026-04-21T12:00:00.000Z"],
    ["nothing was authorized", [], null],
  ])("where %s", (_claim, operations, end) => {
    expect(renewedEnd(klarna, operations, day23)).toBe(end);
  });

  test.each([
    ["another invoice", "klarna.billie"],
    ["a card", "dintero_psp.creditcard"],
    ["a method without a reservation", "swish.swish"],
  ])("never moves for %s", (_claim, method) => {
    expect(renewedEnd({ ...klarna, method }, [reserved], day23)).toBeNull();
  });

  test("is never more than 180 days after the first authorization", () => {
    const last = "2026-08-28T12:00:00.000Z";
    const added = { ...reserved, created_at: "2026-08-01T12:00:00.000Z", settled_at: "2026-08-01T12:00:00.000Z" };
    const late = { ...klarna, authorization_expires_at: "2026-08-12T12:00:00.000Z" };
    expect(renewedEnd(late, [reserved, added], "2026-08-10T12:00:00.000Z")).toBe(last);
    const ended = { ...klarna, authorization_expires_at: last };
    expect(renewedEnd(ended, [reserved, added], "2026-08-25T12:00:00.000Z")).toBeNull();
  });
});
