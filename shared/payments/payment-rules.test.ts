import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions } from "./actions.ts";
import { balancesOf, capturable, type OperationFact, refundable } from "./balances.ts";
import { blockerSentence } from "./blocker-text.ts";
import { saying } from "../sentences/say.ts";
import { type Blockable, cancelBlocker, captureBlocker, refundBlocker, voidBlocker } from "./blockers.ts";
import { type PaymentStatus, paymentStatus, type StatusFact } from "./payment-status.ts";

const card = "dintero_psp.creditcard";
const wallet = "payex.vipps";

const done = (kind: OperationFact["kind"], amount: number): StatusFact => ({ kind, state: "succeeded", amount });
const open = (kind: OperationFact["kind"], amount: number): StatusFact => ({ kind, state: "pending", amount });
const authorized = done("authorize", 100);

function subject(facts: readonly StatusFact[], method = card): Blockable {
  return { status: paymentStatus(facts), method, balances: balancesOf(facts) };
}

describe("paymentStatus", () => {
  test.each<[PaymentStatus, readonly StatusFact[]]>([
    ["INITIATED", []],
    ["INITIATED", [open("authorize", 100)]],
    ["INITIATED", [{ kind: "authorize", state: "failed", amount: 100 }]],
    ["UNKNOWN", [{ kind: "authorize", state: "unknown", amount: 100 }]],
    ["ON_HOLD", [{ ...open("authorize", 100), isUnderReview: true }]],
    ["INITIATED", [{ kind: "authorize", state: "failed", amount: 100, isUnderReview: false }]],
    ["DECLINED", [{ ...done("cancel", 0), reason: "declined" }]],
    ["FAILED", [{ ...done("cancel", 0), reason: "failed" }]],
    ["EXPIRED", [done("expire", 0)]],
    ["AUTHORIZATION_VOIDED", [{ ...done("cancel", 0), reason: "cancelled" }]],
    ["AUTHORIZED", [done("authorize", 0)]],
    ["AUTHORIZED", [done("authorize", 0), open("void", 0)]],
    ["AUTHORIZATION_VOIDED", [done("authorize", 0), done("void", 0)]],
    ["AUTHORIZED", [authorized]],
    ["AUTHORIZED", [authorized, open("capture", 100)]],
    ["AUTHORIZATION_VOIDED", [authorized, done("void", 100)]],
    ["PARTIALLY_CAPTURED", [authorized, done("capture", 40)]],
    ["PARTIALLY_CAPTURED_REFUNDED", [authorized, done("capture", 40), done("refund", 40)]],
    ["CAPTURED", [authorized, done("capture", 40), done("capture", 60)]],
    ["CAPTURED", [authorized, done("capture", 40), done("void", 60)]],
    ["CAPTURED", [done("receive", 100)]],
    ["PARTIALLY_REFUNDED", [authorized, done("capture", 100), done("refund", 1)]],
    ["REFUNDED", [authorized, done("capture", 100), done("refund", 100)]],
  ])("is %s for case %#", (status, facts) => {
    expect(paymentStatus(facts)).toBe(status);
  });
});

describe("captureBlocker", () => {
  test.each<[string, readonly StatusFact[], number, string | null]>([
    ["the exact remainder passes", [authorized, done("capture", 40)], 60, null],
    ["one unit more is refused", [authorized, done("capture", 40)], 61, "amount_exceeds_capturable"],
    ["nothing is not an amount", [authorized], 0, "amount_not_positive"],
    ["an unauthorized payment has nothing", [], 1, "not_authorized"],
    ["a released payment has nothing", [authorized, done("void", 100)], 1, "authorization_released"],
    ["a captured payment has nothing left", [authorized, done("capture", 100)], 1, "nothing_to_capture"],
    ["what another capture asks for is reserved", [authorized, open("capture", 60)], 41, "operation_in_flight"],
    ["what it leaves is not", [authorized, open("capture", 60)], 40, null],
    ["nothing passes beside an open void", [authorized, open("void", 100)], 1, "operation_in_flight"],
    [
      "an unknown capture stays reserved",
      [authorized, { ...open("capture", 60), state: "unknown" }],
      41,
      "operation_in_flight",
    ],
  ])("%s", (_claim, facts, amount, code) => {
    expect(captureBlocker(subject(facts), amount)?.code ?? null).toBe(code);
  });

  test("a final capture needs a method that has it", () => {
    expect(captureBlocker(subject([authorized]), 10, { isFinal: true })).toBeNull();
    expect(captureBlocker(subject([authorized], wallet), 10, { isFinal: true })?.code).toBe(
      "final_capture_unsupported",
    );
  });
});

describe("refundBlocker", () => {
  const captured = [authorized, done("capture", 100)];
  test.each<[string, readonly StatusFact[], number, string | null]>([
    ["the exact remainder passes", [...captured, done("refund", 30)], 70, null],
    ["one unit more is refused", [...captured, done("refund", 30)], 71, "amount_exceeds_refundable"],
    ["a pending refund is reserved", [...captured, open("refund", 30)], 71, "operation_in_flight"],
    ["only authorized money is not refundable", [authorized], 1, "nothing_to_refund"],
    ["a refunded payment has nothing left", [...captured, done("refund", 100)], 1, "already_refunded"],
  ])("%s", (_claim, facts, amount, code) => {
    expect(refundBlocker(subject(facts), amount)?.code ?? null).toBe(code);
  });

  test("only authorized money is to be voided instead, and the answer says how much", () => {
    expect(refundBlocker(subject([authorized]), 1)).toMatchObject({ instead: "void", releasable: 100 });
  });
});

test("while a payment is reviewed, nothing can be done with it and each refusal says so", () => {
  const reviewed = subject([{ ...open("authorize", 100), isUnderReview: true }]);
  const blockers = [
    captureBlocker(reviewed, 1),
    refundBlocker(reviewed, 1),
    voidBlocker(reviewed),
    cancelBlocker(reviewed),
  ];
  expect(blockers).toEqual(blockers.map(() => ({ code: "under_review" })));
  expect(saying(blockerSentence({ code: "under_review" }, "NOK")).text).toMatch(/reviewing/);
});

describe("voidBlocker", () => {
  test.each<[string, readonly StatusFact[], string, string | null]>([
    ["a whole reservation is released", [authorized], card, null],
    ["a card keeps what a part capture leaves", [authorized, done("capture", 40)], card, "void_remainder_unsupported"],
    ["a wallet releases what a part capture leaves", [authorized, done("capture", 40)], wallet, null],
    ["a refund rules it out", [authorized, done("capture", 40), done("refund", 1)], wallet, "void_after_refund"],
    ["nothing is left", [authorized, done("capture", 100)], wallet, "nothing_to_void"],
    ["it is released already", [authorized, done("void", 100)], card, "authorization_released"],
    ["it waits for an open capture", [authorized, open("capture", 1)], card, "operation_in_flight"],
    ["nobody authorized", [], card, "not_authorized"],
    ["a card that was left is called off", [done("authorize", 0)], card, null],
    ["it is being called off", [done("authorize", 0), open("void", 0)], card, "operation_in_flight"],
    ["it was called off", [done("authorize", 0), done("void", 0)], card, "not_authorized"],
  ])("%s", (_claim, facts, method, code) => {
    expect(voidBlocker(subject(facts, method))?.code ?? null).toBe(code);
  });
});

describe("actions", () => {
  test("finance may, support may not and is told why", () => {
    const payment = { ...subject([authorized]), currency: "NOK" };
    expect(actions(payment, "finance").capture).toEqual({ allowed: true, limit: 100 });
    expect(actions(payment, "support").capture).toMatchObject({ allowed: false, code: "role_forbids", limit: 0 });
    expect(actions(payment, "support").capture.reason).toContain("support");
  });

  test("name what to do instead", () => {
    const payment = { ...subject([authorized]), currency: "NOK" };
    expect(actions(payment, "finance").refund).toMatchObject({ allowed: false, instead: "void" });
    expect(actions(payment, "finance").refund.reason).toBe(
      "Only authorized: nothing to refund. Void releases 1.00 NOK.",
    );
  });
});

test("whatever the blockers let through never breaks the bounds, in any interleaving of asking and answering", () => {
  const step = fc.record({
    kind: fc.constantFrom("capture", "refund", "void", "answer"),
    amount: fc.integer({ min: 1, max: 120 }),
    succeeds: fc.boolean(),
    which: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(card, wallet), (steps, method) => {
      const facts: StatusFact[] = [{ ...authorized }];
      for (const { kind, amount, succeeds, which } of steps) {
        const now = subject(facts, method);
        if (kind === "answer") {
          const waiting = facts.filter((fact) => fact.state === "pending");
          const one = waiting[which % Math.max(1, waiting.length)];
          if (one !== undefined) one.state = succeeds ? "succeeded" : "failed";
        } else if (kind === "capture" && captureBlocker(now, amount) === null) facts.push(open("capture", amount));
        else if (kind === "refund" && refundBlocker(now, amount) === null) facts.push(open("refund", amount));
        else if (kind === "void" && voidBlocker(now) === null) facts.push(open("void", capturable(now.balances)));
        const after = balancesOf(facts);
        expect(after.captured + after.voided).toBeLessThanOrEqual(after.authorized);
        expect(after.refunded).toBeLessThanOrEqual(after.captured);
        expect(refundable(after)).toBeGreaterThanOrEqual(0);
        expect(capturable(after)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 500 },
  );
});

test("where a payer only left a card, the reason is that nothing is reserved, not that they refused", () => {
  const blocked = (facts: readonly StatusFact[]) => {
    const blocker = captureBlocker(subject(facts), 100);
    return blocker === null ? null : saying(blockerSentence(blocker, "NOK")).text;
  };
  expect(blocked([done("authorize", 0)])).toMatch(/left a card.*Nothing is reserved/);
  expect(blocked([])).toMatch(/has not authorized/);
});
