import { beforeEach, describe, expect, test } from "vitest";
import type { StoredAddress } from "../../../shared/checkout/order.schema.ts";
import { getSession } from "../../checkout/read-session.service.ts";
import { updateSessionOrder } from "../../checkout/update-session.service.ts";
import { type HostedPage, startHostedPage } from "../../testing/hosted-page.ts";

const home = {
  id: "home",
  line_id: "home",
  title: "To the door",
  operator: "Posten",
  amount: 9_900,
  countries: ["NO"],
};
const point = { id: "point", line_id: "point", title: "Pick-up point", operator: "", amount: 0 };
const kari: StoredAddress = {
  first_name: "Kari",
  last_name: "Prøve",
  email: "kari@buyer.example",
  phone_number: "+4740000000",
  address_line: "Storgata 1",
  postal_code: "0155",
  postal_place: "Oslo",
  country: "NO",
};

let page: HostedPage;
beforeEach(async () => {
  page = await startHostedPage();
});

async function eventsOf(sessionId: string): Promise<string[]> {
  const { events } = await getSession(page.origin.ctx, { scope: "all", id: sessionId });
  return events.map((event) => event.name);
}

const express = { shipping_options: [home, point] };

describe("express checkout", () => {
  test("asks for the address, then for the shipping, and charges what both come to", async () => {
    const id = await page.givenOrder({ express });
    expect(await page.pay(id, { amount: 49_000 })).toMatchObject({
      status: 400,
      body: { errors: { address: expect.any(String) as string } },
    });
    const addressed = await page.put(id, "addresses", { shipping_address: kari, billing_address: null });
    expect(addressed).toMatchObject({
      status: 200,
      body: { amount: 49_000, shipping_address: kari, billing_address: kari },
    });
    expect(await page.pay(id, { amount: 49_000 })).toMatchObject({
      status: 400,
      body: { errors: { shipping_option: expect.any(String) as string } },
    });
    const chosen = await page.put(id, "shipping_option", { line_id: "home" });
    expect(chosen).toMatchObject({
      status: 200,
      body: { amount: 58_900, shipping: { line_id: "home", amount: 9_900 } },
    });
    expect(await page.pay(id, { amount: 49_000 })).toMatchObject({ status: 409, body: { code: "stale_figures" } });
    expect(await page.pay(id, { amount: 58_900 })).toMatchObject({ status: 200, body: { state: "paid" } });
    expect(await eventsOf(id)).toEqual(
      expect.arrayContaining(["SET_SHIPPING_ADDRESS", "SET_SHIPPING_OPTION", "AUTHORIZED", "COMPLETED"]),
    );
  });

  test("takes the shipping back out of the total when another one is chosen, and when it no longer fits", async () => {
    const id = await page.givenOrder({ express });
    await page.put(id, "addresses", { shipping_address: kari, billing_address: null });
    await page.put(id, "shipping_option", { line_id: "home" });
    expect((await page.put(id, "shipping_option", { line_id: "point" })).body).toMatchObject({ amount: 49_000 });
    await page.put(id, "shipping_option", { line_id: "home" });
    const moved = await page.put(id, "addresses", {
      shipping_address: { ...kari, country: "SE" },
      billing_address: null,
    });
    expect(moved.body).toMatchObject({ amount: 49_000, shipping: null, express: { options: [{ line_id: "point" }] } });
    expect(await page.put(id, "shipping_option", { line_id: "home" })).toMatchObject({ status: 400 });
  });

  test("makes the payer a customer of the shop", async () => {
    const id = await page.givenOrder({ express });
    await page.put(id, "addresses", { shipping_address: kari, billing_address: null });
    const { session } = await getSession(page.origin.ctx, { scope: "all", id });
    expect(session.customer_id).toMatch(/^cus_/);
  });

  test("asks only for who pays where nothing is sent", async () => {
    const id = await page.givenOrder({ express: { shipping_options: [], shipping_mode: "shipping_not_required" } });
    expect(await page.put(id, "addresses", { shipping_address: null, billing_address: kari })).toMatchObject({
      status: 200,
    });
    expect(await page.pay(id, { amount: 49_000 })).toMatchObject({ status: 200 });
  });

  test.each([
    ["a field that is too long", { ...kari, first_name: "x".repeat(101) }],
    ["a country that is no code", { ...kari, country: "Norway" }],
    ["a field that nobody asked for", { ...kari, is_admin: true }],
  ])("refuses %s", async (_claim, shipping_address) => {
    const id = await page.givenOrder({ express });
    const refused = await page.put(id, "addresses", { shipping_address, billing_address: null });
    expect(refused).toMatchObject({ status: 400, body: { code: "validation_failed" } });
  });

  test("is refused where the shop has asked for the address itself, and from other sites", async () => {
    const id = await page.givenOrder({});
    const body = { shipping_address: kari, billing_address: null };
    expect(await page.put(id, "addresses", body)).toMatchObject({ status: 400 });
    const headers = { "sec-fetch-site": "cross-site" };
    const path = `/v1/view/${id}/session/order/addresses`;
    expect(await page.origin.call("PUT", path, { body, headers })).toMatchObject({ status: 403 });
  });

  test("keeps the payer's address when the shop's server changes the order", async () => {
    const id = await page.givenOrder({ express });
    await page.put(id, "addresses", { shipping_address: kari, billing_address: null });
    const { session } = await updateSessionOrder(page.origin.ctx, {
      scope: "all",
      sessionId: id,
      order: { amount: 60_000, currency: "NOK", merchant_reference: "E-1", items: [{ line_id: "1", amount: 60_000 }] },
      request: {},
      headers: {},
      by: { actor: { type: "merchant", id: "client-1" }, requestId: null },
    });
    expect(session.order.shipping_address).toEqual(kari);
  });
});

describe("boxes that the shop wants ticked", () => {
  const checkboxes = [
    { id: "terms", label: "I accept the terms", required: true, link: { url: "javascript:alert(1)", text: "Terms" } },
    { id: "news", label: "Send me news", checked: true },
  ];

  test("are shown without links that run anything", async () => {
    const id = await page.givenOrder({ checkboxes });
    const { body } = await page.origin.call("GET", `/v1/view/${id}/session`);
    expect(body).toMatchObject({
      checkboxes: [
        { id: "terms", is_required: true, is_checked: false, link: null },
        { id: "news", is_required: false, is_checked: true },
      ],
    });
  });

  test("have to be, and the answers stay with the session", async () => {
    const id = await page.givenOrder({ checkboxes });
    expect(await page.pay(id, { amount: 49_000, checkboxes: ["news"] })).toMatchObject({
      status: 400,
      body: { errors: { "checkboxes.terms": expect.any(String) as string } },
    });
    expect(await page.pay(id, { amount: 49_000, checkboxes: ["terms"] })).toMatchObject({ status: 200 });
    const { session } = await getSession(page.origin.ctx, { scope: "all", id });
    expect(session.request["checkboxes"]).toMatchObject([
      { id: "terms", checked: true },
      { id: "news", checked: false },
    ]);
  });
});

describe("a page that its shop has locked", () => {
  const lock = (id: string) => page.origin.call("POST", `/v1/view/${id}/session/lock`, { body: {} });
  const unlock = (id: string) => page.origin.call("DELETE", `/v1/view/${id}/session/lock`, { body: {} });
  const state = (id: string) => page.origin.call("GET", `/v1/view/${id}/session/state`);

  test("takes neither payment nor changes until it is let go, and both are noted", async () => {
    const id = await page.givenOrder({ express });
    const first = await lock(id);
    expect(first).toMatchObject({ status: 200, body: { pay_lock_id: expect.any(String) as string } });
    expect((await lock(id)).body).toEqual(first.body);
    expect((await state(id)).body).toEqual({ state: "locked" });
    expect(await page.pay(id, { amount: 49_000 })).toMatchObject({
      status: 409,
      body: { code: "operation_in_flight" },
    });
    const body = { shipping_address: kari, billing_address: null };
    expect(await page.put(id, "addresses", body)).toMatchObject({ status: 409 });
    expect(await unlock(id)).toMatchObject({ status: 200, body: { pay: { state: "open" } } });
    expect(await page.put(id, "addresses", body)).toMatchObject({ status: 200 });
    expect((await eventsOf(id)).filter((name) => name.startsWith("PAY_LOCK"))).toEqual([
      "PAY_LOCK_START",
      "PAY_LOCK_END",
    ]);
  });

  test("is let go after ten minutes of silence", async () => {
    const id = await page.givenOrder({});
    await lock(id);
    page.origin.ctx.clock.advance(10 * 60_000 - 1);
    expect((await state(id)).body).toEqual({ state: "locked" });
    page.origin.ctx.clock.advance(1);
    expect((await state(id)).body).toMatchObject({ state: "open" });
  });

  test("cannot be locked once it is paid", async () => {
    const id = await page.givenOrder({});
    await page.pay(id, { amount: 49_000 });
    expect(await lock(id)).toMatchObject({ status: 409, body: { code: "session_closed" } });
  });
});
