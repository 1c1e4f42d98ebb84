import { beforeAll, expect, test } from "vitest";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  givenSecondClient,
  textOf,
} from "../../testing/checkout-client.ts";
import { transactionAnswerSchema } from "./answers.schema.ts";
import { settlementRoutes } from "./settlement.routes.ts";

let client: CheckoutClient;
const base = "/v1/accounts/T00000001/settlements";
const generate = `${base}/reports/generate-test-report`;

beforeAll(async () => {
  client = await givenCheckoutClient();
});

async function givenCaptured(amount: number): Promise<string> {
  const { transactionId } = await givenPaidSession(client, { amount });
  const captured = await client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount });
  expect(captured.status).toBe(200);
  return transactionId;
}

function expectDocumented(answer: Answer): void {
  expect(settlementRoutes[0]?.answer.parse(answer.body)).toEqual(answer.body);
}

test("a test report settles the chosen transactions once, and they tell of it", async () => {
  const transactionId = await givenCaptured(50_000);
  const other = await givenCaptured(10_000);
  const made = await client.call("POST", generate, { transaction_ids: [transactionId] });
  expect(made.status).toBe(201);
  expectDocumented(made);
  const amounts = [{ currency: "NOK", capture: 50_000, refund: 0, fee: 1_000, amount: 49_000 }];
  expect(made.body["items"]).toMatchObject([{ provider: "dintero_psp", payment_status: "paid", amounts }]);
  const again = await client.call("POST", generate, { transaction_ids: [transactionId] });
  expect([again.status, again.body]).toEqual([200, { items: [] }]);

  const settled = await client.call("GET", `/v1/transactions/${transactionId}`);
  expect(transactionAnswerSchema.parse(settled.body)).toEqual(settled.body);
  expect(settled.body["settlement_status"]).toBe("SETTLED");
  const settlementId = textOf(made.body["items"]?.[0]?.["id"]);
  expect(settled.body["events"]).toMatchObject([
    { event: "INITIALIZE" },
    { event: "AUTHORIZE" },
    { event: "CAPTURE" },
    {
      event: "SETTLEMENT",
      transaction_status: "CAPTURED",
      settlements: { events: [{ settlement_id: settlementId, capture: 50_000, fee: 1_000, amount: 49_000 }] },
    },
  ]);
  const waiting = await client.call("GET", `/v1/transactions/${other}`);
  expect(waiting.body["settlement_status"]).toBe("NOT_SETTLED");
});

test("what happens after a settlement is told after it, and the settlement with what was so then", async () => {
  const transactionId = await givenCaptured(40_000);
  await client.call("POST", generate, { transaction_ids: [transactionId] });
  client.ctx.clock.advance(1_000);
  await client.call("POST", `/v1/transactions/${transactionId}/refund`, { amount: 10_000 });
  const { body } = await client.call("GET", `/v1/transactions/${transactionId}`);
  expect(body).toMatchObject({ status: "PARTIALLY_REFUNDED", settlement_status: "PARTIALLY_SETTLED" });
  expect(body["events"]).toMatchObject([
    { event: "INITIALIZE" },
    { event: "AUTHORIZE" },
    { event: "CAPTURE" },
    { event: "SETTLEMENT", transaction_status: "CAPTURED", settlements: { settlement_status: "SETTLED" } },
    { event: "REFUND", transaction_status: "PARTIALLY_REFUNDED" },
  ]);
});

test("without a body the last seven days are settled, and the walk over settlements ends", async () => {
  await givenCaptured(20_000);
  expect((await client.call("POST", generate)).status).toBe(201);
  await givenCaptured(30_000);
  expect((await client.call("POST", generate, {})).status).toBe(201);
  const seen: string[] = [];
  let path = `${base}?limit=1`;
  for (;;) {
    const page = await client.call("GET", path);
    expect(page.status).toBe(200);
    expectDocumented(page);
    seen.push(textOf(page.body["items"]?.[0]?.["id"]));
    const key = page.body["last_evaluated_key"];
    if (key === undefined) break;
    path = `${base}?limit=1&starting_after_id=${textOf(key["id"])}&starting_after_date=${textOf(key["settled_at"])}`;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const all = await client.call("GET", `${base}?limit=1000`);
  expect(seen).toHaveLength((all.body["items"] as unknown as unknown[]).length);
});

test("a settlement is downloaded in every form that it lists", async () => {
  const transactionId = await givenCaptured(70_000);
  const made = await client.call("POST", generate, { transaction_ids: [transactionId] });
  const settlement = made.body["items"]?.[0];
  const attachments = settlement?.["attachments"] as unknown as { id: string; content_type: string }[];
  expect(attachments.map(({ id }) => id)).toEqual(["csv", "json", "xml", "pdf"]);
  for (const { id, content_type } of attachments) {
    const file = await client.call("GET", `${base}/${textOf(settlement?.["id"])}/attachments/${id}`);
    expect([id, file.status]).toEqual([id, 200]);
    expect(file.headers["content-type"]).toContain(content_type);
    expect(file.headers["content-disposition"]).toMatch(/^attachment; filename="settlement_TEST-.*"$/);
    expect(JSON.stringify(file.body)).toContain(transactionId);
  }
});

test.each([
  ["limit=0", 400],
  ["limit=1001", 400],
  ["created_at.gte=2026-01-01&item_created_at.gte=2026-01-01", 400],
  ["created_at.gte=yesterday", 400],
  ["search=nothing", 200],
  ["starting_after_id=stl_unknown", 200],
])("the query %s answers %i", async (query, status) => {
  const answer = await client.call("GET", `${base}?${query}`);
  expect([query, answer.status]).toEqual([query, status]);
  if (status === 200) expect(answer.body["items"]).toEqual([]);
});

test("another account's settlement is not found, and its address is forbidden", async () => {
  const transactionId = await givenCaptured(5_000);
  const made = await client.call("POST", generate, { transaction_ids: [transactionId] });
  const id = textOf(made.body["items"]?.[0]?.["id"]);
  const stranger = await givenSecondClient(client, "T00000002");
  const own = await stranger.call("GET", `/v1/accounts/T00000002/settlements/${id}/attachments/csv`);
  expect([own.status, own.body["error"]?.["code"]]).toEqual([404, "NOT_FOUND"]);
  expect((await stranger.call("GET", `${base}/${id}/attachments/csv`)).status).toBe(403);
  expect((await client.call("GET", `${base}/${id}/attachments/docx`)).status).toBe(404);
});

test("a seller's settlements are none, because none goes to a seller", async () => {
  const transactionId = await givenCaptured(20_000);
  expect((await client.call("POST", generate, { transaction_ids: [transactionId] })).status).toBe(201);
  const found = await client.call("GET", `${base}?payout_destination_id=seller-1`);
  expect([found.status, found.body]).toEqual([200, { items: [] }]);
});
