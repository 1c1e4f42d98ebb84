import { expect, test } from "vitest";
import type { OperationFact } from "../../shared/payments/balances.ts";
import { authorizationEnd, movedEnd } from "./authorization-window.rules.ts";

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
