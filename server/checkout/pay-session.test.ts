import { beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import { reconcileOperations } from "../payments/reconcile.service.ts";
import { getPayment } from "../payments/read-payment.service.ts";
import { type CheckoutClient, givenCheckoutClient, payAgain, sessionBody, textOf } from "../testing/checkout-client.ts";
import { cardInput } from "../testing/payments.ts";
import { visitSession } from "./change-session.service.ts";
import { expireSessions } from "./expire-sessions.service.ts";
import { leaveSession } from "./leave-session.service.ts";
import { payingStateOf } from "./paying-state.service.ts";
import { getSession } from "./read-session.service.ts";

let client: CheckoutClient;

beforeEach(async () => {
  client = await givenCheckoutClient();
});

const by = { actor: { type: "payer", id: "payer" }, requestId: null } as const;
const declined = cardInput("4000300000000006");
const unknownCard = cardInput("4242424242424242");
const timesOut = cardInput("4100000000000001");
const needsChallenge = cardInput("4000100000000000");

async function givenSession(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const created = await client.call("POST", "/v1/sessions-profile", sessionBody(52_900, changes));
  return textOf(created.body["id"]);
}

async function read(sessionId: string) {
  const { session, events } = await getSession(client.ctx, { scope: "all", id: sessionId });
  const payment =
    session.payment_id === null ? null : await getPayment(client.ctx, { scope: "all", id: session.payment_id });
  return { session, names: events.map((event) => event.name), events, payment };
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof DomainError ? error.code : `not refused: ${String(error)}`;
}

describe("paying a session", () => {
  test("authorizes, keeps the session in step and sends the payer back", async () => {
    const id = await givenSession();
    const result = await payAgain(client, id);
    const { session, names, payment } = await read(id);
    expect(result).toEqual({
      state: "authorized",
      return_url: `https://shop.example/thanks?ref=7&transaction_id=${session.payment_id}&merchant_reference=A-1001`,
    });
    expect(session.status).toBe("authorized");
    expect(names).toEqual(["INITIATED", "AUTHORIZED", "COMPLETED"]);
    expect(payment?.payment).toMatchObject({ status: "AUTHORIZED", session_id: id, authorized: 52_900 });
  });

  test("a refusal of a method without reservation is told like any other", async () => {
    const order = { amount: 52_900, currency: "SEK", merchant_reference: "A-1001" };
    const id = await givenSession({ order });
    const method = "swish.swish";
    await payAgain(client, id, { method, input: { kind: "simulated", choice: "decline" } });
    expect(await payingStateOf(client.ctx, id)).toMatchObject({ state: "open", error: { type: ["DECLINED"] } });
    const left = await leaveSession(client.ctx, { sessionId: id, by });
    expect(left).toMatchObject({ state: "closed", reason: "declined" });
  });

  test("a refused try may be repeated, on the same payment", async () => {
    const id = await givenSession();
    expect(await payAgain(client, id, { input: declined })).toMatchObject({
      state: "retry",
      error: { code: "AUTHENTICATION_FAILED" },
    });
    const first = await read(id);
    expect(first.names).toEqual(["INITIATED", "PAY_FAILED"]);
    expect(first.events.at(-1)?.details).toMatchObject({
      payment_product_type: "dintero_psp.creditcard",
      error: { type: ["FAILED_VERIFICATION"] },
    });
    expect(await payingStateOf(client.ctx, id)).toMatchObject({
      state: "open",
      error: { code: "AUTHENTICATION_FAILED" },
    });
    expect(await payAgain(client, id)).toMatchObject({ state: "authorized" });
    expect((await read(id)).session.payment_id).toBe(first.session.payment_id);
  });

  test("a card that needs its holder's answer moves nothing until it has it", async () => {
    const id = await givenSession();
    expect(await payAgain(client, id, { input: needsChallenge })).toEqual({ state: "challenge" });
    expect((await read(id)).payment).toMatchObject({ payment: { status: "INITIATED" }, operations: [] });
    const answered = { ...needsChallenge, challenge: "approved" } as const;
    expect(await payAgain(client, id, { input: answered })).toMatchObject({ state: "authorized" });
  });

  test("a try without an answer is processing, then fails for good once it is known", async () => {
    const id = await givenSession();
    expect(await payAgain(client, id, { input: timesOut })).toEqual({ state: "processing" });
    expect(await payingStateOf(client.ctx, id)).toEqual({ state: "processing" });
    expect(await refusalOf(payAgain(client, id))).toBe("operation_in_flight");
    expect(await refusalOf(leaveSession(client.ctx, { sessionId: id, by }))).toBe("operation_in_flight");

    client.ctx.clock.advance(2_000);
    await reconcileOperations(client.ctx);
    const { session, names, payment } = await read(id);
    expect([session.status, payment?.payment.status]).toEqual(["failed", "FAILED"]);
    expect(names).toEqual(["INITIATED", "PAY_FAILED", "FAILED"]);
    expect(await payingStateOf(client.ctx, id)).toEqual({
      state: "closed",
      reason: "failed",
      return_url: `https://shop.example/thanks?ref=7&transaction_id=${session.payment_id}&merchant_reference=A-1001&error=failed`,
    });
  });

  test("two tabs at once lead to one authorization", async () => {
    const id = await givenSession();
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => payAgain(client, id)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries) {
      if (one.status === "fulfilled") continue;
      const error: unknown = one.reason;
      expect(error).toBeInstanceOf(DomainError);
      expect(["operation_in_flight", "operation_blocked", "session_closed"]).toContain((error as DomainError).code);
    }
    const { payment } = await read(id);
    expect(payment?.operations).toHaveLength(1);
    expect(payment?.payment.authorized).toBe(52_900);
  });

  test("captures at once where the session is configured so", async () => {
    const id = await givenSession({ configuration: { auto_capture: true } });
    await payAgain(client, id);
    const { payment } = await read(id);
    expect(payment?.payment).toMatchObject({ status: "CAPTURED", captured: 52_900 });
    expect(payment?.operations.at(-1)?.actor).toEqual({ type: "system", id: "auto_capture" });
  });

  test("a capture that is not answered leaves the payer paid", async () => {
    const id = await givenSession({ configuration: { auto_capture: true } });
    const result = await payAgain(client, id, { input: cardInput("4100000000000019") });
    expect(result).toMatchObject({ state: "authorized" });
    const { session, payment } = await read(id);
    expect([session.status, payment?.payment.status]).toEqual(["authorized", "AUTHORIZED"]);
  });

  test.each([
    [
      "a method that is switched off",
      { configuration: { dintero_psp: { creditcard: { enabled: false } } } },
      "dintero_psp.creditcard",
    ],
    ["a method of another currency", {}, "swish.swish"],
    ["a method that does not exist", {}, "nothing.known"],
  ])("refuses %s and stores nothing", async (_claim, changes, method) => {
    const id = await givenSession(changes);
    expect(await refusalOf(payAgain(client, id, { method, input: cardInput() }))).toBe("validation_failed");
    expect((await read(id)).session).toMatchObject({ status: "open", payment_id: null });
  });

  test("refuses a session that is paid, cancelled, over or not there", async () => {
    const paid = await givenSession();
    await payAgain(client, paid);
    const cancelled = await givenSession();
    await client.call("POST", `/v1/sessions/${cancelled}/cancel`);
    const over = await givenSession({ expires_at: "2026-03-02T09:30:00Z" });
    client.ctx.clock.advance(1_800_000);
    for (const id of [paid, cancelled, over]) expect(await refusalOf(payAgain(client, id))).toBe("session_closed");
    expect(await refusalOf(payAgain(client, "T00000001.none"))).toBe("not_found");
  });
});

describe("leaving a session", () => {
  test.each([
    ["without a try is cancelled", null, "cancelled", "cancelled", null],
    [
      "after a challenge without an answer is cancelled",
      needsChallenge,
      "cancelled",
      "cancelled",
      "AUTHORIZATION_VOIDED",
    ],
    ["after not proving who they are is declined", declined, "declined", "authorization", "DECLINED"],
    ["after a refusal by the issuer is failed", unknownCard, "failed", "failed", "FAILED"],
  ])("%s", async (_claim, input, status, error, paymentStatus) => {
    const id = await givenSession();
    if (input !== null) await payAgain(client, id, { input });
    const left = await leaveSession(client.ctx, { sessionId: id, by });
    const { session, payment, names } = await read(id);
    const transaction = session.payment_id === null ? "" : `transaction_id=${session.payment_id}&`;
    expect(left).toEqual({
      state: "closed",
      reason: status,
      return_url: `https://shop.example/thanks?ref=7&${transaction}merchant_reference=A-1001&error=${error}`,
    });
    expect([session.status, payment?.payment.status ?? null]).toEqual([status, paymentStatus]);
    expect(names.at(-1)).toBe(status.toUpperCase());
    const again = await leaveSession(client.ctx, { sessionId: id, by });
    expect(again).toEqual(left);
    expect((await read(id)).names).toEqual(names);
  });

  test("after having paid changes nothing", async () => {
    const id = await givenSession();
    const paid = await payAgain(client, id);
    expect(await leaveSession(client.ctx, { sessionId: id, by })).toEqual(paid);
  });
});

describe("the page", () => {
  test("is an event the first time and updates address and browser every time", async () => {
    const id = await givenSession();
    await visitSession(client.ctx, { sessionId: id, ip: "203.0.113.1", userAgent: "One", requestId: null });
    await visitSession(client.ctx, { sessionId: id, ip: "203.0.113.2", userAgent: "Two", requestId: null });
    const { session, names } = await read(id);
    expect(names).toEqual(["INITIATED", "VISITED"]);
    expect(session).toMatchObject({ customer_ip: "203.0.113.2", user_agent: "Two" });
  });
});

describe("expiry", () => {
  test("ends what nobody paid in time, with its payment, and leaves everything else alone", async () => {
    const untouched = await givenSession({ expires_at: "2026-03-02T09:30:00Z" });
    const tried = await givenSession({ expires_at: "2026-03-02T09:30:00Z" });
    const paid = await givenSession({ expires_at: "2026-03-02T09:30:00Z" });
    const later = await givenSession();
    await payAgain(client, tried, { input: unknownCard });
    await payAgain(client, paid);
    expect(await expireSessions(client.ctx, client.ctx.clock.now())).toBe(0);

    client.ctx.clock.advance(1_800_000);
    expect(await expireSessions(client.ctx, client.ctx.clock.now())).toBe(2);
    expect(await expireSessions(client.ctx, client.ctx.clock.now())).toBe(0);
    expect((await read(untouched)).session.status).toBe("expired");
    const ended = await read(tried);
    expect([ended.session.status, ended.payment?.payment.status]).toEqual(["expired", "FAILED"]);
    expect((await read(paid)).session.status).toBe("authorized");
    expect((await read(later)).session.status).toBe("open");
    expect(await payingStateOf(client.ctx, untouched)).toMatchObject({ state: "closed", reason: "expired" });
  });

  test("waits for a payment that is being processed", async () => {
    const id = await givenSession({ expires_at: "2026-03-02T09:00:01Z" });
    await payAgain(client, id, { input: timesOut });
    client.ctx.clock.advance(1_000);
    expect(await expireSessions(client.ctx, client.ctx.clock.now())).toBe(0);
    expect((await read(id)).session.status).toBe("paying");
    expect(await payingStateOf(client.ctx, id)).toEqual({ state: "processing" });
  });
});
