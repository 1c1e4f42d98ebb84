import { beforeAll, describe, expect, test } from "vitest";
import type { PaymentStatus } from "../../../shared/payments/payment-status.ts";
import { cardInput } from "../../testing/payments.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  payAgain,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";
import { cancelSession } from "../../checkout/cancel-session.service.ts";
import { leaveSession } from "../../checkout/leave-session.service.ts";

const amount = 10_000;
const card = "dintero_psp.creditcard";
/** A type that may release what a partial capture left. */
const payexCard = "payex.creditcard";

let client: CheckoutClient;

beforeAll(async () => {
  client = await givenCheckoutClient();
});

type Operation = ["capture" | "refund" | "void", number?, { final?: boolean }?];

function perform(id: string, [kind, sum, options]: Operation): Promise<Answer> {
  const final = options?.final === true ? { final_capture: true } : {};
  const body = kind === "void" ? undefined : { amount: sum, ...final };
  return client.call("POST", `/v1/transactions/${id}/${kind}`, body);
}

async function givenAuthorized(method = card): Promise<string> {
  const input = method.endsWith("creditcard") ? cardInput() : ({ kind: "simulated", choice: "approve" } as const);
  return (await givenPaidSession(client, { amount, method, input })).transactionId;
}

async function after(method: string, ...operations: readonly Operation[]): Promise<string> {
  const id = await givenAuthorized(method);
  for (const operation of operations) expect((await perform(id, operation)).status).toBe(200);
  return id;
}

async function givenInitiated(): Promise<{ sessionId: string; transactionId: string }> {
  return givenPaidSession(client, { amount, input: cardInput("4242424242424242") });
}

async function givenEnded(number: string): Promise<string> {
  const { sessionId, transactionId } = await givenPaidSession(client, { amount, input: cardInput(number) });
  await leaveSession(client.ctx, { sessionId, by: { actor: { type: "payer", id: "payer" }, requestId: null } });
  return transactionId;
}

async function givenTimedOut(): Promise<string> {
  return (await givenPaidSession(client, { amount, input: cardInput("4100000000000001") })).transactionId;
}

async function givenReviewed(): Promise<string> {
  const input = { kind: "simulated", choice: "review_approve" } as const;
  return (await givenPaidSession(client, { amount, method: "collector.invoice", input })).transactionId;
}

/** A way into every status that the checkout can reach; the method decides what a partial capture allows. */
const ways: Readonly<Record<string, { status: PaymentStatus; arrive: () => Promise<string> }>> = {
  initiated: { status: "INITIATED", arrive: async () => (await givenInitiated()).transactionId },
  unknown: { status: "UNKNOWN", arrive: givenTimedOut },
  "on hold": { status: "ON_HOLD", arrive: givenReviewed },
  declined: { status: "DECLINED", arrive: () => givenEnded("4000300000000006") },
  failed: { status: "FAILED", arrive: () => givenEnded("4242424242424242") },
  authorized: { status: "AUTHORIZED", arrive: () => givenAuthorized() },
  voided: { status: "AUTHORIZATION_VOIDED", arrive: () => after(card, ["void"]) },
  "partly captured": { status: "PARTIALLY_CAPTURED", arrive: () => after(card, ["capture", 4_000]) },
  "partly captured, may release": { status: "PARTIALLY_CAPTURED", arrive: () => after(payexCard, ["capture", 4_000]) },
  "partly captured and refunded": {
    status: "PARTIALLY_CAPTURED_REFUNDED",
    arrive: () => after(card, ["capture", 4_000], ["refund", 1_000]),
  },
  "partly captured, all of it refunded": {
    status: "PARTIALLY_CAPTURED_REFUNDED",
    arrive: () => after(payexCard, ["capture", 4_000], ["refund", 4_000]),
  },
  captured: { status: "CAPTURED", arrive: () => after(card, ["capture", amount]) },
  "captured at once": {
    status: "CAPTURED",
    arrive: async () => {
      const order = { amount, currency: "SEK", merchant_reference: "S-1", items: [{ line_id: "1", amount }] };
      return (await givenPaidSession(client, { method: "swish.swish", body: { order } })).transactionId;
    },
  },
  "captured, rest released": { status: "CAPTURED", arrive: () => after(payexCard, ["capture", 4_000], ["void"]) },
  "captured by a final capture": { status: "CAPTURED", arrive: () => after(card, ["capture", 4_000, { final: true }]) },
  "partly refunded": {
    status: "PARTIALLY_REFUNDED",
    arrive: () => after(card, ["capture", amount], ["refund", 1_000]),
  },
  refunded: { status: "REFUNDED", arrive: () => after(card, ["capture", amount], ["refund", amount]) },
};

describe("each way arrives at its status", () => {
  test.each(Object.entries(ways))("%s", async (_name, { status, arrive }) => {
    const { body } = await client.call("GET", `/v1/transactions/${await arrive()}`);
    expect(body["status"]).toBe(status);
  });
});

const allowed: readonly [keyof typeof ways, Operation, PaymentStatus][] = [
  ["authorized", ["capture", 9_999], "PARTIALLY_CAPTURED"],
  ["authorized", ["capture", amount], "CAPTURED"],
  ["authorized", ["capture", 1, { final: true }], "CAPTURED"],
  ["authorized", ["capture", amount, { final: true }], "CAPTURED"],
  ["authorized", ["void"], "AUTHORIZATION_VOIDED"],
  ["partly captured", ["capture", 5_999], "PARTIALLY_CAPTURED"],
  ["partly captured", ["capture", 6_000], "CAPTURED"],
  ["partly captured", ["capture", 1, { final: true }], "CAPTURED"],
  ["partly captured", ["refund", 1], "PARTIALLY_CAPTURED_REFUNDED"],
  ["partly captured", ["refund", 4_000], "PARTIALLY_CAPTURED_REFUNDED"],
  ["partly captured, may release", ["void"], "CAPTURED"],
  ["partly captured and refunded", ["capture", 5_999], "PARTIALLY_CAPTURED_REFUNDED"],
  ["partly captured and refunded", ["capture", 6_000], "PARTIALLY_REFUNDED"],
  ["partly captured and refunded", ["capture", 1, { final: true }], "PARTIALLY_REFUNDED"],
  ["partly captured and refunded", ["refund", 2_999], "PARTIALLY_CAPTURED_REFUNDED"],
  ["partly captured and refunded", ["refund", 3_000], "PARTIALLY_CAPTURED_REFUNDED"],
  ["partly captured, all of it refunded", ["capture", 6_000], "PARTIALLY_REFUNDED"],
  ["captured", ["refund", 9_999], "PARTIALLY_REFUNDED"],
  ["captured", ["refund", amount], "REFUNDED"],
  ["captured at once", ["refund", 1], "PARTIALLY_REFUNDED"],
  ["captured at once", ["refund", amount], "REFUNDED"],
  ["captured, rest released", ["refund", 3_999], "PARTIALLY_REFUNDED"],
  ["captured, rest released", ["refund", 4_000], "REFUNDED"],
  ["captured by a final capture", ["refund", 4_000], "REFUNDED"],
  ["partly refunded", ["refund", 8_999], "PARTIALLY_REFUNDED"],
  ["partly refunded", ["refund", 9_000], "REFUNDED"],
];

describe("an allowed operation", () => {
  test.each(allowed)("%s, %j becomes %s", async (from, operation, to) => {
    const id = await ways[from]?.arrive();
    const { status, body } = await perform(id ?? "", operation);
    expect(status).toBe(200);
    expect(body["status"]).toBe(to);
    const events = body["events"] as unknown as Record<string, unknown>[];
    const expected = { event: operation[0].toUpperCase(), transaction_status: to, success: true };
    expect(events.at(-1)).toMatchObject(operation[1] === undefined ? expected : { ...expected, amount: operation[1] });
    expect((await client.call("GET", `/v1/transactions/${id}`)).body).toEqual(body);
  });
});

const tooMuch: readonly [keyof typeof ways, Operation][] = [
  ["authorized", ["capture", 10_001]],
  ["partly captured", ["capture", 6_001]],
  ["partly captured", ["refund", 4_001]],
  ["partly captured and refunded", ["capture", 6_001]],
  ["partly captured and refunded", ["refund", 3_001]],
  ["captured", ["refund", 10_001]],
  ["captured, rest released", ["refund", 4_001]],
  ["partly refunded", ["refund", 9_001]],
];

const wrongStatus: readonly [keyof typeof ways, Operation][] = [
  ...(["initiated", "on hold", "declined", "failed", "voided"] as const).flatMap((from): [string, Operation][] => [
    [from, ["capture", 1]],
    [from, ["refund", 1]],
    [from, ["void"]],
  ]),
  ["authorized", ["refund", 1]],
  ["partly captured and refunded", ["void"]],
  ["partly captured, all of it refunded", ["void"]],
  ["partly captured, all of it refunded", ["refund", 1]],
  ...(["captured", "captured at once", "captured, rest released", "captured by a final capture"] as const).flatMap(
    (from): [string, Operation][] => [
      [from, ["capture", 1]],
      [from, ["void"]],
    ],
  ),
  ["partly refunded", ["capture", 1]],
  ["partly refunded", ["void"]],
  ["refunded", ["capture", 1]],
  ["refunded", ["refund", 1]],
  ["refunded", ["void"]],
];

const notSupported: readonly [keyof typeof ways, Operation][] = [
  ["partly captured", ["void"]],
  ["partly captured, may release", ["capture", 1, { final: true }]],
];

const refused: readonly [keyof typeof ways, Operation, string][] = [
  ...tooMuch.map(([from, operation]): [string, Operation, string] => [from, operation, "INVALID_AMOUNT"]),
  ...wrongStatus.map(([from, operation]): [string, Operation, string] => [from, operation, "INVALID_STATUS"]),
  ...notSupported.map(([from, operation]): [string, Operation, string] => [from, operation, "OPERATION_NOT_SUPPORTED"]),
];

describe("a refused operation changes nothing", () => {
  test.each(refused)("%s, %j is %s", async (from, operation, code) => {
    const id = await ways[from]?.arrive();
    const before = await client.call("GET", `/v1/transactions/${id}`);
    const { status, body } = await perform(id ?? "", operation);
    expect([status, body["error"]?.["code"]]).toEqual([400, code]);
    expect(body["error"]?.["errors"]).toEqual([]);
    expect((await client.call("GET", `/v1/transactions/${id}`)).body).toEqual(before.body);
  });

  test.each(["capture", "refund", "void"] as const)("an unanswered authorization refuses %s", async (kind) => {
    const id = await givenTimedOut();
    const { status, body } = await perform(id, kind === "void" ? ["void"] : [kind, 1]);
    expect([status, body["error"]?.["code"]]).toEqual([400, "INVALID_STATUS"]);
  });
});

describe("paying and cancelling a session", () => {
  const by = { actor: { type: "merchant", id: "client" }, requestId: null } as const;

  test("a refused try may be followed by a successful one, on the same transaction", async () => {
    const { sessionId, transactionId } = await givenInitiated();
    expect(await payAgain(client, sessionId)).toMatchObject({ state: "authorized" });
    const { body } = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(body["events"]).toMatchObject([
      { event: "INITIALIZE", transaction_status: "INITIATED", success: true },
      { event: "AUTHORIZE", transaction_status: "INITIATED", success: false, error: { type: ["FAILED_VERIFICATION"] } },
      { event: "AUTHORIZE", transaction_status: "AUTHORIZED", success: true, amount },
    ]);
  });

  test("cancelling the session of an initiated transaction releases it", async () => {
    const { sessionId, transactionId } = await givenInitiated();
    await cancelSession(client.ctx, { scope: "all", sessionId, by });
    const { body } = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(body["status"]).toBe("AUTHORIZATION_VOIDED");
    expect((body["events"] as unknown as unknown[]).at(-1)).toMatchObject({ event: "VOID", success: true });
  });

  test.each(["on hold", "declined", "failed", "voided", "partly captured", "captured", "refunded", "unknown"] as const)(
    "the session of a transaction that is %s cannot be cancelled",
    async (from) => {
      const id = await ways[from]?.arrive();
      const { body } = await client.call("GET", `/v1/transactions/${id}`);
      const refusal = await client.call("POST", `/v1/sessions/${textOf(body["session_id"])}/cancel`);
      expect([refusal.status, refusal.body["error"]?.["code"]]).toEqual([400, "INVALID_STATUS"]);
    },
  );

  test("a session that nobody paid is cancelled without a transaction", async () => {
    const created = await client.call("POST", "/v1/sessions-profile", sessionBody());
    const cancelled = await client.call("POST", `/v1/sessions/${textOf(created.body["id"])}/cancel`);
    expect(cancelled.body).not.toHaveProperty("transaction_id");
  });
});
