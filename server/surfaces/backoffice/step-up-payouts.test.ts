import { beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "../../audit/system-actor.ts";
import { dialects } from "../../dialects.ts";
import { setStepUpLimit } from "../../identity/step-up-rules.service.ts";
import { capturePayment } from "../../payments/payment.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { byMerchant, givenAccount, givenAuthorizedPayment, testAccountId } from "../../testing/payments.ts";
import { givenSignedLoan } from "../../testing/serviced-loans.ts";

const tenMinutesMs = 10 * 60_000;
const by = systemActor("test");
const needsProof = { status: 403, json: { code: "step_up_required" } };

let ctx: TestContext;
let backoffice: RunningBackoffice;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
});

const limitTo = (currency: string, amount: number | null) =>
  setStepUpLimit(ctx, { limit: { account_id: testAccountId, currency, amount }, by });

/** Somebody whose last proof is too old. */
async function financeOfBefore(): Promise<BackofficeClient> {
  const finance = await backoffice.signedIn("finance");
  ctx.clock.advance(tenMinutesMs);
  return finance;
}

describe("letting a loan's money go", () => {
  const [net, order] = [293_73, (id: string) => `/loans/${id}/order-disbursement`];

  test("takes a proof above the limit, of both people", async () => {
    const id = await givenSignedLoan(ctx);
    await limitTo("BRL", net - 1);
    expect(await (await financeOfBefore()).post(order(id), {})).toMatchObject(needsProof);
    const first = await backoffice.signedIn("finance");
    expect((await first.post(order(id), {})).status).toBe(200);
    const confirm = `/loans/${id}/confirm-disbursement`;
    expect(await (await financeOfBefore()).post(confirm, { reference: "E1" })).toMatchObject(needsProof);
    const second = await backoffice.signedIn("finance");
    expect((await second.post(confirm, { reference: "E1" })).status).toBe(200);
  });

  test("takes none at the limit, and none without one on a sandbox account", async () => {
    const id = await givenSignedLoan(ctx);
    const finance = await financeOfBefore();
    expect(await finance.post(order("lon_unknown"), {})).toMatchObject({ status: 404 });
    await limitTo("BRL", net);
    expect((await finance.post(order(id), {})).status).toBe(200);
  });

  test("its other steps take none", async () => {
    const id = await givenSignedLoan(ctx);
    await limitTo("BRL", 0);
    const finance = await financeOfBefore();
    expect((await finance.post(`/loans/${id}/cancel`, { reason: "Called off" })).status).toBe(200);
  });
});

describe("a settlement", () => {
  const settle = (person: BackofficeClient) => person.post("/settlements", { account_id: testAccountId });

  async function givenCaptured(currency: string, amount: number): Promise<void> {
    const { payment } = await givenAuthorizedPayment(ctx, { amount, currency });
    const command = { scope: "all" as const, paymentId: payment.id, by: byMerchant, reference: null, request: {} };
    await capturePayment(ctx, { ...command, amount, isFinal: false });
  }

  test.each([
    ["at the limit takes none", 500_00, 200],
    ["an øre above it takes a proof", 499_99, 403],
  ])("of what waits altogether, %s", async (_claim, limit, status) => {
    await givenCaptured("NOK", 300_00);
    await givenCaptured("NOK", 200_00);
    await limitTo("NOK", limit);
    expect((await settle(await financeOfBefore())).status).toBe(status);
  });

  test("takes one when a single currency is above its limit", async () => {
    await givenCaptured("EUR", 10_00);
    await givenCaptured("NOK", 900_00);
    await limitTo("EUR", 100_00);
    await limitTo("NOK", 500_00);
    const finance = await financeOfBefore();
    expect(await settle(finance)).toMatchObject(needsProof);
    expect((await settle(await backoffice.signedIn("finance"))).status).toBe(200);
    // Nothing waits any more, so that nothing is at stake.
    expect((await settle(finance)).status).toBe(200);
  });

  test("of an account that the person does not reach is not found, whatever waits there", async () => {
    await givenCaptured("NOK", 900_00);
    await limitTo("NOK", 0);
    await givenAccount(ctx, "T00000002");
    const narrowed = await backoffice.signedIn("finance", ["T00000002"]);
    ctx.clock.advance(tenMinutesMs);
    expect((await settle(narrowed)).status).toBe(404);
  });
});
