import { expect, test } from "vitest";
import { minor } from "../../../shared/money.ts";
import type { PaymentEventPayload } from "../../../shared/webhooks/payment-event.schema.ts";
import { callbackReasons, type CallbackWishes } from "./callback-plan.rules.ts";

type Operation = PaymentEventPayload["operation"];

function event(
  kind: Operation["kind"],
  state: Operation["state"],
  rest: Partial<Omit<PaymentEventPayload, "operation">> = {},
): PaymentEventPayload {
  return {
    payment_id: "T12345678.7cQ",
    account_id: "T12345678",
    session_id: "T12345678.5fX",
    merchant_reference: "A-1001",
    method: "dintero_psp.creditcard",
    status: "AUTHORIZED",
    currency: "NOK",
    amount: minor(100),
    authorized: minor(100),
    captured: minor(0),
    refunded: minor(0),
    voided: minor(0),
    created_at: "2026-08-01T10:00:00.000Z",
    operation: { id: "op_1", kind, state, amount: minor(100), reference: null, error: null },
    reason: null,
    ...rest,
  };
}

const all: CallbackWishes = {
  isCapturedAutomatically: false,
  reportsErrors: true,
  wasToldOnHold: false,
  reportedEvents: new Set(["CAPTURE", "REFUND", "VOID"]),
};
const nothing: CallbackWishes = {
  isCapturedAutomatically: false,
  reportsErrors: false,
  wasToldOnHold: false,
  reportedEvents: new Set(),
};
const automatic: CallbackWishes = { ...nothing, isCapturedAutomatically: true };
const onHold = { status: "ON_HOLD", authorized: minor(0) } as const;
const paid = { kind: "paid" };
const told = (name: string) => ({ kind: "event", name });
const failed = (error: string) => ({ kind: "error", error });
const none = { authorized: minor(0) };

test.each([
  ["an authorization", event("authorize", "succeeded"), nothing, [paid]],
  ["the begin of a review", event("authorize", "pending", onHold), nothing, [{ kind: "on_hold" }]],
  ["the begin of a review, all told", event("authorize", "pending", onHold), all, [{ kind: "on_hold" }]],
  [
    "the begin of a review before an automatic capture",
    event("authorize", "pending", onHold),
    automatic,
    [{ kind: "on_hold" }],
  ],
  [
    "the end of a payment whose review went badly",
    event("cancel", "succeeded", { ...none, status: "FAILED", reason: "failed" }),
    { ...nothing, wasToldOnHold: true },
    [failed("failed")],
  ],
  ["a refused authorization, after which the payer may try again", event("authorize", "failed", none), all, []],
  ["money taken at once", event("receive", "succeeded", { captured: minor(100) }), nothing, [paid]],
  ["money taken at once, captures told", event("receive", "succeeded"), all, [paid, told("CAPTURE")]],
  ["a refused taking at once", event("receive", "failed", none), nothing, []],
  ["a capture nobody asked to hear of", event("capture", "succeeded", { captured: minor(100) }), nothing, []],
  ["a capture", event("capture", "succeeded", { captured: minor(100) }), all, [told("CAPTURE")]],
  ["a capture that failed", event("capture", "failed"), all, [told("CAPTURE")]],
  ["a refund", event("refund", "succeeded", { captured: minor(100), refunded: minor(10) }), all, [told("REFUND")]],
  ["a release", event("void", "succeeded", { voided: minor(100) }), all, [told("VOID")]],
  ["the release that is part of a final capture", event("void", "succeeded", { reason: "final_capture" }), all, []],
  ["the authorization before an automatic capture", event("authorize", "succeeded"), automatic, []],
  ["the automatic capture", event("capture", "succeeded", { captured: minor(100) }), automatic, [paid]],
  ["an automatic capture that failed", event("capture", "failed"), automatic, []],
  ["a part captured by hand meanwhile", event("capture", "succeeded", { captured: minor(40) }), automatic, []],
  [
    "the rest released after a part",
    event("void", "succeeded", { captured: minor(40), voided: minor(60) }),
    automatic,
    [paid],
  ],
  [
    "a final capture of a part by hand",
    event("capture", "succeeded", { captured: minor(40), voided: minor(60) }),
    automatic,
    [paid],
  ],
  [
    "the rest that this final capture left",
    event("void", "succeeded", { captured: minor(40), voided: minor(60), reason: "final_capture" }),
    automatic,
    [],
  ],
  ["everything released instead", event("void", "succeeded", { voided: minor(100) }), automatic, []],
  [
    "a refund of what was captured automatically",
    event("refund", "succeeded", { captured: minor(100), refunded: minor(5) }),
    automatic,
    [],
  ],
  [
    "a cancelled payment",
    event("cancel", "succeeded", { ...none, status: "AUTHORIZATION_VOIDED", reason: "cancelled" }),
    all,
    [failed("cancelled"), told("VOID")],
  ],
  [
    "a declined payment",
    event("cancel", "succeeded", { ...none, status: "DECLINED", reason: "declined" }),
    all,
    [failed("authorization")],
  ],
  [
    "a failed payment",
    event("cancel", "succeeded", { ...none, status: "FAILED", reason: "failed" }),
    all,
    [failed("failed")],
  ],
  [
    "an end that has no documented reason",
    event("expire", "succeeded", { ...none, status: "FAILED", reason: null }),
    all,
    [failed("failed")],
  ],
  ["an end nobody asked to hear of", event("cancel", "succeeded", { ...none, reason: "cancelled" }), nothing, []],
] as const)("%s", (_claim, payload, wishes, reasons) => {
  expect(callbackReasons(payload, wishes)).toEqual(reasons);
});
