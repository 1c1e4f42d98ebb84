import { beforeAll, expect, test } from "vitest";
import { listAudit } from "../../audit/audit.service.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  givenSecondClient,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";
import { createdSessionSchema, transactionAnswerSchema } from "./answers.schema.ts";

let client: CheckoutClient;

beforeAll(async () => {
  client = await givenCheckoutClient();
});

async function open(changes: Readonly<Record<string, unknown>>, shop = client): Promise<Answer> {
  return shop.call("POST", "/v1/sessions-profile?include_session=true", sessionBody(52_900, changes));
}

test("a session names the shop of its account, and what the shop says of itself goes before", async () => {
  const shop = await givenSecondClient(client, "T00000002");
  const settings = { company: { country: "NO" }, branding: { logo_url: "https://shop.example/house.svg" } };
  expect((await shop.call("PUT", "/v1/accounts/T00000002/management/settings", settings)).status).toBe(200);
  const plain = await open({}, shop);
  expect(createdSessionSchema.parse(plain.body)).toEqual(plain.body);
  expect(plain.body["session"]?.["configuration"]?.["merchant"]).toEqual({
    id: "T00000002",
    name: "Lampehuset",
    logo_url: "https://shop.example/house.svg",
    country: "NO",
  });
  const merchant = { name: "Lamps & More", logo_url: "https://shop.example/more.svg" };
  const own = await open({ merchant, configuration: { merchant: { id: "T99999999", name: "Nobody" } } }, shop);
  expect(own.body["session"]?.["configuration"]?.["merchant"]).toEqual({ ...merchant, id: "T00000002", country: "NO" });
  const nameless = await open({ merchant: { name: "Lamps & More", logo_url: "" } });
  expect(nameless.body["session"]?.["configuration"]?.["merchant"]).toEqual({ id: "T00000001", name: "Lamps & More" });
});

test("a transaction is of the shop that its session names, and of the platform that the shop is on", async () => {
  const { transactionId } = await givenPaidSession(client, {
    body: { merchant: { name: "Lamps & More", logo_url: "", platform_type: "marketplace" } },
  });
  const { body } = await client.call("GET", `/v1/transactions/${transactionId}`);
  expect(transactionAnswerSchema.parse(body)).toEqual(body);
  expect(body["platform_type"]).toBe("marketplace");
  expect(body["metadata"]?.["merchant_name"]).toBe("Lamps & More");
  const refused = await open({ merchant: { name: "Lamps & More", logo_url: "", platform_type: "bazaar" } });
  expect(refused.body["error"]?.["errors"]).toMatchObject([{ path: "merchant.platform_type" }]);
});

test("what is captured by itself is split among somebody", async () => {
  const items = [
    { line_id: "1", amount: 49_000, splits: [{ payout_destination_id: "s-1", amount: 49_000 }] },
    { line_id: "2", amount: 3_900, splits: [] },
  ];
  const order = { amount: 52_900, currency: "NOK", merchant_reference: "A-1001", items };
  const refused = await open({ order, configuration: { auto_capture: true } });
  expect([refused.status, refused.body["error"]?.["code"]]).toEqual([400, "BAD_REQUEST"]);
  expect(refused.body["error"]?.["errors"]).toMatchObject([{ path: "order.items.1.splits" }]);
  expect((await open({ order })).status).toBe(200);
  const taken = await open({ configuration: { auto_capture: true } });
  const path = `/v1/sessions/${textOf(taken.body["id"])}?update_without_lock=true`;
  const changed = await client.call("PUT", path, { order });
  expect(changed.body["error"]?.["errors"]).toMatchObject([{ path: "order.items.1.splits" }]);
});

test("a link that is to be sent is answered with what became of it", async () => {
  const publish = [{ channel: "sms", type: "checkout-link" }];
  const { body } = await open({ configuration: { publish } });
  expect(createdSessionSchema.parse(body)).toEqual(body);
  expect(body["publish"]).toEqual([
    { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, ...publish[0], status: "skipped" },
  ]);
  expect((await open({})).body).not.toHaveProperty("publish");
});

test("a lender's capture and refund name whole lines that come to the amount", async () => {
  const items = [{ line_id: "1", amount: 52_900, vat: 25, quantity: 2 }];
  const order = { amount: 52_900, currency: "NOK", merchant_reference: "A-1001", items };
  const { transactionId } = await givenPaidSession(client, { body: { order }, method: "instabank.invoice" });
  for (const operation of ["capture", "refund"]) {
    const path = `/v1/transactions/${transactionId}/${operation}`;
    for (const [lines, at] of [
      [[], "items"],
      [[{ line_id: "1", amount: 52_900 }], "items.0.quantity"],
      [[{ amount: 52_900, quantity: 2 }], "items.0.line_id"],
      [[{ line_id: "1", amount: 50_000, quantity: 2 }], "items"],
    ] as const) {
      const refused = await client.call("POST", path, { amount: 52_900, items: lines });
      expect([operation, refused.status]).toEqual([operation, 400]);
      expect(refused.body["error"]?.["errors"]).toMatchObject([{ path: at }]);
    }
    const done = await client.call("POST", path, { amount: 52_900, items });
    expect([operation, done.status]).toEqual([operation, 200]);
    expect(done.body["events"]).toContainEqual(
      expect.objectContaining({ event: operation.toUpperCase(), calculated_vat_amount: 10_580 }),
    );
  }
});

test("a profile that a shop's server changes is in the audit log with what it was", async () => {
  const path = "/v1/admin/session/profiles";
  const made = await client.call("POST", path, { name: "Night shop", configuration: { auto_capture: false } });
  const one = `${path}/${textOf(made.body["id"])}`;
  await client.call("PUT", one, { name: "Night shop", configuration: { auto_capture: true } });
  await client.call("DELETE", one);
  const { data } = await listAudit(client.ctx, ["T00000001"], {
    q: null,
    sort: { column: "at", descending: false },
    limit: 10,
    cursor: null,
    filters: { anyOf: { account: ["T00000001"], object_id: [textOf(made.body["id"])] }, range: {} },
  });
  expect(data.map(({ action }) => action)).toEqual([
    "payment_profile.create",
    "payment_profile.update",
    "payment_profile.delete",
  ]);
  expect(data[1]?.details).toMatchObject({
    before: { configuration: { auto_capture: false } },
    after: { configuration: { auto_capture: true } },
  });
});
