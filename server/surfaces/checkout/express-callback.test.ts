import { byTest } from "../../testing/endpoints.ts";
import { beforeEach, expect, test } from "vitest";
import type { StoredAddress } from "../../../shared/checkout/order.schema.ts";
import { getSession } from "../../checkout/read-session.service.ts";
import { type HostedPage, startHostedPage } from "../../testing/hosted-page.ts";
import { testAccountId } from "../../testing/payments.ts";
import { answering, type Behavior, startReceiver } from "../../testing/receiver.ts";
import { lockSession } from "../../checkout/session-lock.service.ts";
import { callbackSignature } from "./callback-signature.ts";
import { askAgain } from "./express-callback.ts";
import { createSigningSecret } from "./signing-secret.ts";

const kari: StoredAddress = { first_name: "Kari", address_line: "Storgata 1", postal_code: "0155", country: "NO" };
const home = { id: "home", line_id: "home", title: "To the door", operator: "", amount: 9_900 };
const point = { id: "point", line_id: "point", title: "Pick-up point", operator: "Posten", amount: 4_900 };

let page: HostedPage;
beforeEach(async () => {
  page = await startHostedPage();
});

const answeringWith =
  (...bodies: unknown[]): Behavior =>
  (response, _received, count) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(bodies[Math.min(count, bodies.length) - 1]));
  };

/** An express session whose shop is asked about addresses. */
async function givenAsked(behavior: Behavior) {
  const shop = await startReceiver(behavior);
  const url = `${shop.url}/shipping?shop=1`;
  const id = await page.givenOrder({ express: { shipping_options: [home], shipping_address_callback_url: url } });
  return { shop, url, id };
}

function enter(id: string, shipping_address: StoredAddress = kari) {
  return page.put(id, "addresses", { shipping_address, billing_address: null });
}

test("the shop gets the whole session, signed, and its options are what the payer may choose", async () => {
  const secret = await createSigningSecret(page.origin.ctx, testAccountId, byTest);
  const { shop, url, id } = await givenAsked(answeringWith({ shipping_options: [point] }));
  const entered = await enter(id);
  expect(entered).toMatchObject({ status: 200, body: { express: { options: [{ line_id: "point", amount: 4_900 }] } } });

  const [asked] = shop.received;
  expect(asked).toMatchObject({ method: "POST", path: "/shipping?shop=1" });
  expect(JSON.parse(asked?.body ?? "")).toMatchObject({ id, order: { amount: 49_000, shipping_address: kari } });
  const unixSeconds = Math.floor(Date.parse(page.origin.ctx.clock.now()) / 1000);
  const signed = { secret: Buffer.from(secret), unixSeconds, accountId: testAccountId, method: "POST", url };
  expect(asked?.headers["dintero-signature"]).toBe(callbackSignature(signed));
  expect((await page.put(id, "shipping_option", { line_id: "home" })).status).toBe(400);
  expect((await page.put(id, "shipping_option", { line_id: "point" })).body).toMatchObject({ amount: 53_900 });
});

test("a new address takes back what was chosen for the old one", async () => {
  const dearer = { ...point, amount: 7_900 };
  const { id } = await givenAsked(
    answeringWith({ shipping_options: [point] }, { shipping_options: [dearer, home] }, { shipping_options: [] }),
  );
  await enter(id);
  await page.put(id, "shipping_option", { line_id: "point" });
  const moved = await enter(id, { ...kari, postal_code: "9990" });
  expect(moved.body).toMatchObject({ amount: 49_000, shipping: null, express: { options: [{ amount: 7_900 }, {}] } });
  const unreachable = await enter(id, { ...kari, country: "SE" });
  expect(unreachable.body).toMatchObject({ express: { options: [] } });
  expect((await page.pay(id, { amount: 49_000 })).status).toBe(400);
});

test("the address may change the order itself, which is noted", async () => {
  const order = { amount: 39_200, items: [{ line_id: "1", description: "Lamp without VAT", amount: 39_200 }] };
  const { id } = await givenAsked(answeringWith({ shipping_options: [point], order }));
  expect((await enter(id)).body).toMatchObject({ amount: 39_200, lines: [{ description: "Lamp without VAT" }] });
  const { events } = await getSession(page.origin.ctx, { scope: "all", id });
  expect(events.map(({ name }) => name)).toContain("UPDATE_SESSION");
});

test.each([
  ["without what sending costs", 39_200],
  ["with what sending costs", 44_100],
])("a total %s charges for sending once", async (_claim, amount) => {
  const items = [{ line_id: "1", description: "Lamp without VAT", amount: 39_200 }];
  const { id } = await givenAsked(answeringWith({ shipping_options: [point], order: { amount, items } }));
  expect((await enter(id)).body).toMatchObject({ amount: 39_200 });
  expect((await page.put(id, "shipping_option", { line_id: "point" })).body).toMatchObject({ amount: 44_100 });
});

test("a total that the lines do not come to is no answer", async () => {
  const { id } = await givenAsked(answeringWith({ shipping_options: [point], order: { amount: 50_000 } }));
  expect(await enter(id)).toMatchObject({ status: 503, body: { code: "unavailable" } });
});

test("lines that come to nothing leave nothing to pay with, where orders that cost nothing are not taken", async () => {
  const items = [{ line_id: "1", description: "Lamp", amount: 0 }];
  const options = { shipping_options: [point, { ...home, amount: 0 }] };
  const { id } = await givenAsked(answeringWith({ ...options, order: { amount: point.amount, items } }));
  expect((await enter(id)).status).toBe(200);
  expect((await page.put(id, "shipping_option", { line_id: "home" })).body).toMatchObject({ amount: 0, methods: [] });
  expect(await page.pay(id, { amount: 0 })).toMatchObject({ status: 400, body: { code: "validation_failed" } });
});

test("an answer about an address is not kept once the payer has another one", async () => {
  let answerFirst: () => void = () => undefined;
  const toSweden = { ...kari, country: "SE" };
  const { id, shop } = await givenAsked((response, received, count) => {
    const options = received.body.includes('"SE"') ? [home] : [point];
    const answer = () => answeringWith({ shipping_options: options })(response, received, count);
    if (count === 1) answerFirst = answer;
    else answer();
  });
  const first = enter(id);
  await expect.poll(() => shop.received).toHaveLength(1);
  expect((await enter(id, toSweden)).body).toMatchObject({ express: { options: [{ line_id: "home" }] } });
  answerFirst();
  expect(await first).toMatchObject({ status: 409, body: { code: "stale_figures" } });
  const { body } = await page.origin.call("GET", `/v1/view/${id}/session`);
  expect(body).toMatchObject({ shipping_address: { country: "SE" }, express: { options: [{ line_id: "home" }] } });
});

test("the shop may have its own callback asked while it holds the page", async () => {
  const { id } = await givenAsked(answeringWith({ shipping_options: [point] }, { shipping_options: [home] }));
  await enter(id);
  const by = { actor: { type: "payer", id }, requestId: null } as const;
  await lockSession(page.origin.ctx, { sessionId: id, by });
  await askAgain(page.origin.ctx, { sessionId: id, by });
  const { session } = await getSession(page.origin.ctx, { scope: "all", id });
  expect(session.request["express"]).toMatchObject({ shipping_options: [{ line_id: "home" }] });
});

test.each([
  ["an error", answering(500)],
  ["another success", answering(204)],
  ["a redirect", answering(302, { location: "/elsewhere" })],
  ["no JSON", (response) => response.writeHead(200).end("<html>")],
  ["no ways of sending it", answeringWith({ order: null })],
  [
    "options without a price",
    answeringWith({ shipping_options: [{ id: "a", line_id: "a", title: "A", operator: "" }] }),
  ],
] as [string, Behavior][])(
  "a shop that answers %s is asked once, and keeps nothing of the address",
  async (_claim, behavior) => {
    const { shop, id } = await givenAsked(behavior);
    expect(await enter(id)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect(shop.received).toHaveLength(1);
    const { body } = await page.origin.call("GET", `/v1/view/${id}/session`);
    expect(body).toMatchObject({ shipping_address: null, billing_address: null, express: { options: [{}] } });
    const { session, events } = await getSession(page.origin.ctx, { scope: "all", id });
    expect(session.order).not.toHaveProperty("shipping_address");
    expect(events.map(({ name }) => name)).not.toContain("SET_SHIPPING_ADDRESS");
    expect((await page.pay(id, { amount: 49_000 })).status).toBe(400);
  },
);

test("an address that the shop refuses leaves the one before it, and what was chosen for it", async () => {
  const { id } = await givenAsked((response, received, count) => {
    if (count === 1) answeringWith({ shipping_options: [point] })(response, received, count);
    else response.writeHead(400).end();
  });
  await enter(id);
  const chosen = await page.put(id, "shipping_option", { line_id: "point" });
  expect((await enter(id, { ...kari, postal_code: "9990" })).status).toBe(503);
  const { body } = await page.origin.call("GET", `/v1/view/${id}/session`);
  expect(body).toEqual(chosen.body);
  expect((await page.pay(id, { amount: 53_900 })).body).toMatchObject({ state: "paid" });
});
