import { beforeEach, describe, expect, test } from "vitest";
import type { Configuration } from "../../../shared/checkout/order.schema.ts";
import { getSession } from "../../checkout/read-session.service.ts";
import { type HostedPage, startHostedPage } from "../../testing/hosted-page.ts";
import { type Behavior, startReceiver } from "../../testing/receiver.ts";

const point = { id: "point", line_id: "point", title: "Pick-up point", operator: "Posten", amount: 4_900 };
const cheaper = {
  order: { amount: 39_000, items: [{ line_id: "1", description: "Lamp, summer price", amount: 39_000 }] },
};
const kari = { first_name: "Kari", address_line: "Storgata 1", postal_code: "0155", country: "NO" };

let page: HostedPage;
beforeEach(async () => {
  page = await startHostedPage();
});

const saying =
  (status: number, body: unknown = {}): Behavior =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

/** An express session whose shop takes two codes. */
async function givenCodes(behavior: Behavior, configuration?: Configuration) {
  const shop = await startReceiver(behavior);
  const discount_codes = { max_count: 2, callback_url: `${shop.url}/codes` };
  const id = await page.givenOrder({ express: { shipping_options: [point], discount_codes } }, configuration);
  return { shop, id };
}

const enter = (id: string, ...discount_codes: string[]) => page.put(id, "discount_codes", { discount_codes });
const shown = async (id: string) => (await page.origin.call("GET", `/v1/view/${id}/session`)).body;

async function eventsOf(id: string): Promise<string[]> {
  const { events } = await getSession(page.origin.ctx, { scope: "all", id });
  return events.map(({ name }) => name);
}

test("the shop gets the whole session with the codes, and its lines are what the payer pays", async () => {
  const { shop, id } = await givenCodes(saying(200, cheaper));
  await page.put(id, "addresses", { shipping_address: kari, billing_address: null });
  await page.put(id, "shipping_option", { line_id: "point" });
  const entered = await enter(id, " SUMMER ", "SUMMER");
  expect(entered).toMatchObject({
    status: 200,
    body: {
      // The way of sending it stays: the answer does not speak of it.
      amount: 43_900,
      shipping: { line_id: "point" },
      lines: [{ description: "Lamp, summer price" }],
      express: { discount_codes: { count_max: 2, entered: ["SUMMER"] } },
    },
  });
  expect(shop.received).toMatchObject([{ method: "POST", path: "/codes" }]);
  const asked: unknown = JSON.parse(shop.received[0]?.body ?? "");
  expect(asked).toMatchObject({ id, order: { amount: 53_900, discount_codes: ["SUMMER"], shipping_address: kari } });
  expect((await eventsOf(id)).slice(-2)).toEqual(["SET_DISCOUNT_CODES", "UPDATE_SESSION"]);
  expect((await page.pay(id, { amount: 43_900 })).body).toMatchObject({ state: "paid" });
});

describe("a code that makes the order free", () => {
  const gift = { order: { amount: 0, items: [{ line_id: "1", description: "Lamp, a gift", amount: 0 }] } };

  test("leaves nothing to pay where the session takes such orders", async () => {
    const { id } = await givenCodes(saying(200, gift), { dintero: { zero: { enabled: true } } });
    const methods = [{ type: "dintero.zero", label: "Nothing to pay", form: "none" }];
    expect(await enter(id, "GIFT")).toMatchObject({ status: 200, body: { amount: 0, methods } });
  });

  test("is refused elsewhere, and the order stays as it was", async () => {
    const { id } = await givenCodes(saying(200, gift));
    const before = await shown(id);
    expect(await enter(id, "GIFT")).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect(await shown(id)).toEqual(before);
  });
});

test("codes are taken out again by asking without them", async () => {
  const full = { order: { amount: 49_000, items: [{ line_id: "1", description: "Lamp", amount: 49_000 }] } };
  const { shop, id } = await givenCodes((response, received, count) =>
    saying(200, count === 1 ? cheaper : full)(response, received, count),
  );
  await enter(id, "SUMMER");
  const without = await enter(id);
  expect(without.body).toMatchObject({ amount: 49_000, express: { discount_codes: { entered: [] } } });
  expect(JSON.parse(shop.received[1]?.body ?? "")).toMatchObject({ order: { discount_codes: [] } });
});

test.each([
  [
    "says no",
    saying(422),
    400,
    { code: "validation_failed", errors: { discount_codes: expect.any(String) as string } },
  ],
  ["is out of order", saying(500), 503, { code: "unavailable" }],
  ["says another success", saying(204), 503, { code: "unavailable" }],
  ["has a total without its lines", saying(200, { order: { amount: 1 } }), 503, { code: "unavailable" }],
])("a shop that %s keeps the order as it was", async (_claim, behavior, status, body) => {
  const { shop, id } = await givenCodes(behavior);
  const before = await shown(id);
  expect(await enter(id, "WINTER")).toMatchObject({ status, body });
  expect(shop.received).toHaveLength(1);
  expect(await shown(id)).toEqual(before);
  expect(await eventsOf(id)).not.toContain("SET_DISCOUNT_CODES");
});

test("more codes than the shop takes, and codes where it takes none, are refused without asking", async () => {
  const { shop, id } = await givenCodes(saying(200, cheaper));
  expect((await enter(id, "A", "B", "C")).status).toBe(400);
  expect(shop.received).toHaveLength(0);
  const without = await page.givenOrder({ express: { shipping_options: [point] } });
  expect(await enter(without, "A")).toMatchObject({
    status: 400,
    body: { errors: { discount_codes: expect.any(String) as string } },
  });
  expect(await shown(without)).toMatchObject({ express: { discount_codes: null } });
});
