import { describe, expect, test } from "vitest";
import { balancesOf } from "../../shared/payments/balances.ts";
import { paymentMethods, type PaymentMethodType } from "../../shared/payments/payment-methods.ts";
import { paymentStatus } from "../../shared/payments/payment-status.ts";
import { type LifeInput, stories, type Story } from "./life.ts";
import { makeOrder } from "./order.ts";
import { Random } from "./random.ts";
import { markets } from "./shop-range.ts";
import { tellOpenStory, tellStory } from "./tell-story.ts";

const startedMs = Date.parse("2026-03-01T10:00:00.000Z");
const dayMs = 86_400_000;

function inputFor(random: Random, method: PaymentMethodType, historyMs = 60 * dayMs): LifeInput {
  const order = makeOrder(random, random.pickWeighted(markets));
  return {
    startedMs,
    untilMs: startedMs + historyMs,
    expiresMs: startedMs + dayMs,
    method: paymentMethods[method],
    amount: order.amount,
    lines: order.lines,
    reference: "A-100123",
    payer: { type: "payer", id: "session-1" },
    cast: { merchant: { type: "merchant", id: "shop" }, staff: [{ type: "staff", id: "stf_1" }] },
  };
}

function statusesOf(story: Story, method: PaymentMethodType): Set<string> {
  const random = new Random(`${story} ${method}`);
  return new Set(Array.from({ length: 200 }, () => paymentStatus(tellStory(random, inputFor(random, method), story))));
}

describe.each(Object.keys(paymentMethods) as PaymentMethodType[])("with %s", (method) => {
  test.each(stories)("%s never takes, gives back or releases more than there is, at any moment", (story) => {
    const random = new Random(`${method} ${story} money`);
    for (let round = 0; round < 50; round += 1) {
      const operations = tellStory(random, inputFor(random, method, random.between(1, 40) * dayMs), story);
      for (const [position] of operations.entries()) {
        const { authorized, captured, refunded, voided } = balancesOf(operations.slice(0, position + 1));
        expect(captured + voided).toBeLessThanOrEqual(authorized);
        expect(refunded).toBeLessThanOrEqual(captured);
      }
    }
  });
});

test("nothing is asked for or settled after the history ends, and time never runs backwards", () => {
  const random = new Random("time");
  for (let round = 0; round < 500; round += 1) {
    const input = inputFor(random, "dintero_psp.creditcard", random.between(0, 20) * (dayMs / 4));
    let lastMs = startedMs;
    for (const operation of tellStory(random, input, random.pick(stories))) {
      expect(operation.askedMs).toBeGreaterThanOrEqual(lastMs);
      expect(operation.settledMs).toBeGreaterThanOrEqual(operation.askedMs);
      lastMs = operation.settledMs ?? lastMs;
    }
    expect(lastMs).toBeLessThanOrEqual(input.untilMs);
  }
});

test.each<[Story, PaymentMethodType, string]>([
  ["shipped", "dintero_psp.creditcard", "CAPTURED"],
  ["shipped", "swish.swish", "CAPTURED"],
  ["part_shipped", "dintero_psp.creditcard", "PARTIALLY_CAPTURED"],
  ["part_shipped_and_returned", "klarna.klarna", "PARTIALLY_CAPTURED_REFUNDED"],
  ["part_returned_then_shipped", "klarna.klarna", "PARTIALLY_REFUNDED"],
  ["rest_released", "dintero_psp.creditcard", "CAPTURED"],
  ["rest_released", "klarna.klarna", "CAPTURED"],
  ["returned", "payex.mobilepay", "REFUNDED"],
  ["part_returned", "swish.swish", "PARTIALLY_REFUNDED"],
  ["called_off", "dintero_psp.vipps", "AUTHORIZATION_VOIDED"],
  ["left_reserved", "dintero_psp.creditcard", "AUTHORIZED"],
  ["payer_declined", "vipps", "DECLINED"],
  ["card_refused", "dintero_psp.creditcard", "FAILED"],
  ["no_answer", "dintero_psp.creditcard", "FAILED"],
  ["gave_up", "dintero_psp.creditcard", "AUTHORIZATION_VOIDED"],
])("%s by %s ends as %s", (story, method, status) => {
  expect([...statusesOf(story, method)]).toEqual([status]);
});

test("a payment without an answer is unknown, and a capture without one leaves the money reserved", () => {
  const random = new Random("open");
  const input = inputFor(random, "dintero_psp.creditcard");
  expect(paymentStatus(tellOpenStory(random, input, "authorize"))).toBe("UNKNOWN");
  const waiting = tellOpenStory(random, input, "capture");
  expect(paymentStatus(waiting)).toBe("AUTHORIZED");
  expect(balancesOf(waiting).pendingCapture).toBe(input.amount);
});
