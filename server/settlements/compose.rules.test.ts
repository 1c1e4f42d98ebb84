import fc from "fast-check";
import { expect, test } from "vitest";
import { composeSettlements, payoutOf, type WaitingOperation } from "./compose.rules.ts";
import { captureFee } from "./fee.rules.ts";

const methods = ["dintero_psp.creditcard", "dintero_psp.vipps", "swish.swish", "klarna.klarna", "vipps"] as const;

const waiting: fc.Arbitrary<WaitingOperation> = fc.record({
  ledgerSeq: fc.integer({ min: 1 }),
  operationId: fc.uuid(),
  paymentId: fc.uuid(),
  kind: fc.constantFrom("capture" as const, "receive" as const, "refund" as const),
  method: fc.constantFrom(...methods),
  currency: fc.constantFrom("NOK", "SEK"),
  amount: fc.integer({ min: 1, max: 2_147_483_647 }),
  postedAt: fc.integer({ min: 0, max: 1e12 }).map((ms) => new Date(ms).toISOString()),
});

test("every settlement is its captures minus its refunds minus its fees, over its lines as well", () => {
  fc.assert(
    fc.property(fc.array(waiting, { maxLength: 40 }), (operations) => {
      for (const { capture, refund, fee, amount, lines } of composeSettlements(operations)) {
        expect(amount).toBe(capture - refund - fee);
        expect(lines.reduce((sum, line) => sum + line.capture - line.refund - line.fee, 0)).toBe(amount);
      }
    }),
  );
});

test("every operation is on exactly one line, among its own provider and currency", () => {
  fc.assert(
    fc.property(fc.array(waiting, { maxLength: 40 }), (operations) => {
      const drafts = composeSettlements(operations);
      const settled = drafts.flatMap((draft) => draft.lines.map((line) => line.operationId));
      expect(settled.toSorted()).toEqual(operations.map((operation) => operation.operationId).toSorted());
      expect(new Set(drafts.map((draft) => `${draft.provider} ${draft.currency}`)).size).toBe(drafts.length);
      for (const draft of drafts) {
        expect(draft.lines.every((line) => line.method.split(".")[0] === draft.provider)).toBe(true);
        expect(draft.lines.every((line) => line.postedAt >= draft.startAt && line.postedAt <= draft.endAt)).toBe(true);
      }
    }),
  );
});

test("what is paid and what stays postponed add up to what was earned, whatever the order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (amounts) => {
      let paid = 0;
      let postponed = 0;
      for (const amount of amounts) {
        const { payout, isPaid } = payoutOf({ amount, carried: postponed });
        paid += payout;
        postponed = isPaid ? 0 : postponed + amount;
      }
      expect(paid + postponed).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
      expect(postponed).toBeLessThanOrEqual(0);
    }),
  );
});

test.each([
  ["the usual rate is two percent", "dintero_psp.creditcard", 50_000, 1_000],
  ["half a unit rounds up", "dintero_psp.creditcard", 25, 1],
  ["less than half a unit rounds down", "dintero_psp.creditcard", 24, 0],
  ["Swish is cheaper", "swish.swish", 10_000, 150],
  ["a sum beyond 32 bits stays exact", "klarna.klarna", 9_007_199_254_740_991, 269_315_257_716_756],
])("%s", (_claim, method, amount, fee) => {
  expect(captureFee(method, amount)).toBe(fee);
});
