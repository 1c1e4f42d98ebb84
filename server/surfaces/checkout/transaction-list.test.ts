import { beforeAll, describe, expect, test } from "vitest";
import { type CheckoutClient, givenCheckoutClient, givenPaidSession, orderOf } from "../../testing/checkout-client.ts";

let client: CheckoutClient;

beforeAll(async () => {
  client = await givenCheckoutClient();
});

describe("listing transactions", () => {
  test("walks newest first by starting_after until an empty array, each transaction once", async () => {
    const own = await givenCheckoutClient();
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.unshift((await givenPaidSession(own)).transactionId);
    const walked: string[] = [];
    for (let after = ""; ;) {
      const { body } = await own.call("GET", `/v1/transactions?limit=2${after}`);
      const ids = (body as unknown as { id: string }[]).map((transaction) => transaction.id);
      if (ids.length === 0) break;
      walked.push(...ids);
      after = `&starting_after=${ids.at(-1)}`;
    }
    expect(walked).toEqual(made);
  });

  test("filters by every documented key", async () => {
    const own = await givenCheckoutClient();
    const order = { amount: 500, currency: "SEK", merchant_reference: "S-1" };
    await givenPaidSession(own, { method: "swish.swish", body: { order } });
    own.ctx.clock.advance(3_600_000);
    const wanted = await givenPaidSession(own, {
      amount: 777,
      body: {
        order: orderOf(777, {
          merchant_reference: "W-1",
          merchant_reference_2: "W-2",
          store: { id: "oslo", terminal_id: "t1" },
          billing_address: { first_name: "Ola", last_name: "Ønske", phone_number: "+4790000001" },
        }),
        customer: { customer_id: "cust-9", email: "ola@buyer.example" },
        configuration: { channel: "in_store" },
      },
    });
    await own.call("POST", `/v1/transactions/${wanted.transactionId}/capture`, { amount: 777 });
    await own.call("POST", `/v1/transactions/${wanted.transactionId}/refund`, { amount: 7 });
    const matching = [
      `id=${wanted.transactionId}&id=nothing`,
      `session_id=${wanted.sessionId}`,
      "status=PARTIALLY_REFUNDED&status=REFUNDED",
      "currency=NOK",
      "payment_product=dintero_psp",
      "payment_product_type=dintero_psp.creditcard",
      "card_brand=Visa",
      "store_id=oslo",
      "terminal_id=t1",
      "merchant_reference=W-1",
      "merchant_reference_2=W-2",
      "customer_id=cust-9",
      "channel=in_store",
      "amount=777",
      "amount.gte=600&amount.lte=777",
      "captured_at.gte=2026-03-02T10:00:00&captured_at.lte=2026-03-02",
      "refunded_at.gte=2026-03-02T09:00:00Z",
      `search=${wanted.transactionId}`,
      "search=W-2",
      "search=ola%40buyer.example",
      "search=Ola%20%C3%98nske",
      "created_at.lte=2026-03-02&status=PARTIALLY_REFUNDED",
    ];
    for (const query of matching) {
      const { body } = await own.call("GET", `/v1/transactions?${query}`);
      expect(
        (body as unknown as { id: string }[]).map((found) => found.id),
        query,
      ).toEqual([wanted.transactionId]);
    }
    const missing = [
      "token_id=x",
      "payment_operation=recurring_purchase",
      "customer_id=none",
      "store_id=bergen",
      "created_at.gte=2026-03-03",
      "captured_at.gte=2026-03-03",
      "captured_at.lte=2026-03-01&channel=in_store",
      `id=${wanted.transactionId}&currency=SEK`,
    ];
    for (const query of missing) expect((await own.call("GET", `/v1/transactions?${query}`)).body, query).toEqual([]);
    expect((await own.call("GET", "/v1/transactions")).body).toHaveLength(2);
  });

  test.each(["limit=0", "limit=101", "amount=1.5", "captured_at.gte=soon", "created_at.lte=2026-02-30"])(
    "refuses %s",
    async (query) => {
      expect((await client.call("GET", `/v1/transactions?${query}`)).status).toBe(400);
    },
  );
});
