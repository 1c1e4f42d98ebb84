import { beforeEach, expect, test } from "vitest";
import type { BlockerCode } from "../../../shared/payments/blockers.ts";
import { type CheckoutClient, givenCheckoutClient } from "../../testing/checkout-client.ts";
import { elsewhere, expectEnvelope, operate, type Rows, rowsOf } from "../../testing/checkout-refusals.ts";
import { cardInput } from "../../testing/payments.ts";
import { errorByBlocker } from "./error-by-code.ts";

let client: CheckoutClient;
beforeEach(async () => {
  client = await givenCheckoutClient();
});

const amount = 50_000;
const wallet = { amount, method: "payex.creditcard" };
const reviewed = { kind: "simulated", choice: "review_approve" } as const;
const captured = ["capture", { amount }] as const;
const part = ["capture", { amount: 20_000 }] as const;
const klarnaLine = (total: number) => ({ amount: total, items: [{ line_id: "1", amount: total }] });

const byBlocker: Rows<BlockerCode> = {
  role_forbids: elsewhere,
  // Of payments by transfer.
  already_authorized: elsewhere,
  already_ended: elsewhere,
  awaiting_approval: elsewhere,
  // The body is refused before.
  amount_not_positive: elsewhere,
  not_authorized: {
    call: () => operate(client, { amount, input: cardInput("4000300000000006") }, ["capture", { amount }]),
    says: /not authorized/,
  },
  under_review: {
    call: () => operate(client, { amount, method: "collector.invoice", input: reviewed }, ["capture", { amount }]),
    says: /reviewing this payment/,
  },
  authorization_released: { call: () => operate(client, { amount }, ["void"], [...captured]), says: /released/ },
  nothing_to_capture: {
    call: () => operate(client, { amount }, [...captured], ["capture", { amount: 1 }]),
    says: /has been captured/,
  },
  amount_exceeds_capturable: {
    call: () => operate(client, { amount }, ["capture", { amount: amount + 1 }]),
    says: /500\.00 NOK/,
  },
  nothing_to_refund: { call: () => operate(client, { amount }, ["refund", { amount: 1 }]), says: /nothing to refund/ },
  already_refunded: {
    call: () => operate(client, { amount }, [...captured], ["refund", { amount }], ["refund", { amount: 1 }]),
    says: /has been refunded/,
  },
  amount_exceeds_refundable: {
    call: () => operate(client, { amount }, [...part], ["refund", { amount: 20_001 }]),
    says: /200\.00 NOK/,
  },
  nothing_to_void: { call: () => operate(client, { amount }, [...captured], ["void"]), says: /has been captured/ },
  void_after_refund: {
    call: () => operate(client, wallet, [...part], ["refund", { amount: 1 }], ["void"]),
    says: /with a refund/,
  },
  void_remainder_unsupported: {
    call: () => operate(client, { amount }, [...part], ["void"]),
    says: /cannot release the rest/,
  },
  final_capture_unsupported: {
    call: () => operate(client, wallet, ["capture", { amount: 1, final_capture: true }]),
    says: /no final capture/,
  },
  authorization_not_final: {
    call: () =>
      operate(client, { amount, body: { configuration: { pre_authorization: true } } }, ["capture", { amount: 1 }]),
    says: /final amount/,
  },
  authorization_fixed: {
    call: () => operate(client, { amount }, ["authorization", klarnaLine(60_000)]),
    says: /cannot be changed/,
  },
  authorization_must_grow: {
    call: () =>
      operate(client, { amount, body: { configuration: { pre_authorization: true } } }, [
        "authorization",
        { amount: 1 },
      ]),
    says: /more than 500\.00 NOK/,
  },
  operation_in_flight: elsewhere,
};

test("everything that can block an operation has its row, and no row is left over", () => {
  expect(Object.keys(byBlocker).sort()).toEqual(Object.keys(errorByBlocker).sort());
});

test.each(rowsOf(byBlocker))("an operation that is blocked by %s is refused in the envelope", async (code, row) => {
  expectEnvelope(await row.call(), errorByBlocker[code], row);
});
