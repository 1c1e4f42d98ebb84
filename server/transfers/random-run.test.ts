import { expect, test } from "vitest";
import { makeTestContext } from "../testing/context.ts";
import { runRandomTransfers } from "../testing/random-transfers.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { balanceObserver } from "./balance-observer.ts";

test(
  "after orders, transfers, refunds, payouts and failures by chance every balance is the sum of the ledger",
  { timeout: 120_000 },
  async () => {
    const ctx = await makeTestContext();
    ctx.paymentObservers = [balanceObserver, paymentEventRecorder(ctx)];
    const { ends, balance, ledger, verify } = await runRandomTransfers(ctx, 1_000);
    expect(verify.invariants.filter(({ ok }) => !ok)).toEqual([]);
    expect(balance).toBe(ledger);
    expect(balance).toBeGreaterThan(0);
    for (const end of [
      "payment captured",
      "payment partially_refunded",
      "payment expired",
      "payment authorization_voided",
    ]) {
      expect([end, ends[end] ?? 0]).not.toEqual([end, 0]);
    }
    for (const end of [
      "transfer matched",
      "transfer returned",
      "payout completed",
      "payout failed",
      "request approved",
      "request declined",
    ]) {
      expect([end, ends[end] ?? 0]).not.toEqual([end, 0]);
    }
  },
);
