import { beforeEach, expect, test } from "vitest";
import type { PaymentView } from "../../../shared/payments/payment.schema.ts";
import { capturePayment } from "../../payments/payment.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { byMerchant, givenAccount, givenAuthorizedPayment } from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

/** The address of a payment that the payer has just authorized with 500.00 NOK. */
async function authorized(): Promise<string> {
  return `/payments/${(await givenAuthorizedPayment(ctx)).payment.id}`;
}

async function figuresOf(path: string) {
  const { status, captured, capturable } = (await finance.get(path)).json as unknown as PaymentView;
  return { status, captured, capturable };
}

function captureCount() {
  return ctx.store.read(
    async (db) => (await db.selectFrom("operation").select("id").where("kind", "=", "capture").execute()).length,
  );
}

test("a repeated request with the same key changes nothing more", async () => {
  const path = await authorized();
  const headers = { "idempotency-key": "once" };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => finance.post(`${path}/capture`, { amount: 10_000 }, headers)),
  );
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  expect(await figuresOf(path)).toMatchObject({ captured: 10_000 });
});

test("the same key for another wish is refused", async () => {
  const path = await authorized();
  const headers = { "idempotency-key": "once" };
  await finance.post(`${path}/capture`, { amount: 10_000 }, headers);
  const answer = await finance.post(`${path}/capture`, { amount: 10_001 }, headers);
  expect([answer.status, answer.json?.["code"]]).toEqual([409, "idempotency_key_reused"]);
});

test("two people may use the same key for wishes of their own", async () => {
  const path = await authorized();
  const other = await backoffice.signedIn("finance");
  const headers = { "idempotency-key": "once" };
  await finance.post(`${path}/capture`, { amount: 10_000 }, headers);
  await other.post(`${path}/capture`, { amount: 10_000 }, headers);
  expect(await figuresOf(path)).toMatchObject({ captured: 20_000 });
});

test.each([
  ["is required", undefined, "idempotency_key_missing"],
  ["must be printable", "a b", "validation_failed"],
])("the key %s", async (_claim, key, code) => {
  const path = await authorized();
  const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key };
  const answer = await finance.send("POST", `${path}/capture`, { amount: 10_000 }, headers);
  expect([answer.status, answer.json?.["code"]]).toEqual([400, code]);
  expect(await captureCount()).toBe(0);
});

test("of twenty captures of everything at once, half by the merchant, exactly one succeeds", async () => {
  const path = await authorized();
  const paymentId = path.slice("/payments/".length);
  const merchant = async () =>
    capturePayment(ctx, {
      scope: ["T00000001"],
      paymentId,
      amount: 50_000,
      reference: null,
      isFinal: false,
      request: {},
      by: byMerchant,
    }).then(
      () => true,
      () => false,
    );
  const staff = async () => (await finance.post(`${path}/capture`, { amount: 50_000 })).status === 200;
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, turn) => (turn % 2 === 0 ? merchant() : staff())));
  expect(outcomes.filter((succeeded) => succeeded)).toHaveLength(1);
  const posted = await ctx.store.read((db) =>
    db
      .selectFrom("ledger_transaction")
      .select("kind")
      .where("payment_id", "=", paymentId)
      .where("kind", "=", "capture")
      .execute(),
  );
  expect(posted).toHaveLength(1);
  expect(await figuresOf(path)).toMatchObject({ status: "CAPTURED", captured: 50_000, capturable: 0 });
});
