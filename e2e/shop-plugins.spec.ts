import { payByCard } from "./embedding-shop.ts";
import { expect, test } from "./fixtures.ts";
import { emptyBodies } from "./processes/plugin-requests.ts";
import type { Exchange } from "./processes/plugin-wire.ts";
import { openShopAccount } from "./shop-account.ts";

/** One order for what is captured and refunded, and one to void with each way of saying nothing. */
const orders = 1 + emptyBodies.length;

test("a plugin that was written for the original service gets a 200 for all that it sends", async ({
  page,
  kontor,
  start,
}) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Plugin shop");
  const plugin = await start("e2e/processes/plugin-shop.ts", {
    KONTOR_URL: kontor.merchant,
    SHOP_ACCOUNT: account.id,
    SHOP_CLIENT_ID: account.credential.client_id,
    SHOP_CLIENT_SECRET: account.credential.client_secret,
  });
  const replay = async (part: string): Promise<number> => {
    const answer = await fetch(`${plugin.url}/replays/${part}`, { method: "POST" });
    expect(answer.status, await answer.clone().text()).toBe(200);
    const exchanges = (await answer.json()) as Exchange[];
    for (const exchange of exchanges) expectSuccess(exchange);
    return exchanges.length;
  };

  expect(await replay("settings")).toBe(5);
  expect(await replay("orders")).toBe(12 + 2 * emptyBodies.length);

  await test.step("the payer pays", async () => {
    for (let number = 1; number <= orders; number += 1) {
      const opened = (await (await fetch(`${plugin.url}/orders`, { method: "POST" })).json()) as { url: string };
      await page.goto(opened.url);
      await payByCard(page);
      await expect(page).toHaveURL(new RegExp(`^${plugin.url}/thanks\\?.*merchant_reference=PLUGIN-${number}(&|$)`));
    }
  });
  expect(await replay("paid")).toBe(12 + emptyBodies.length);

  await test.step("a callback that asks for more than a minute's delay comes after one", async () => {
    const called = async () => (await (await fetch(`${plugin.url}/callbacks`)).json()) as string[];
    await kontor.advance(61_000);
    await expect.poll(called).toContain("PLUGIN-1");
  });
  expect(await kontor.run<{ ok: boolean }>("verify")).toMatchObject({ ok: true });
});

/** Plugins take anything but 200, and anything with an `error`, for a failure. */
function expectSuccess({ claim, status, type, body, expects }: Exchange): void {
  expect({ claim, status, body }).toMatchObject({ claim, status: 200 });
  expect(Array.isArray(body) || typeof body === "string" || !("error" in (body as object)), claim).toBe(true);
  expect(type, claim).toBe(typeof body === "string" ? "text/html; charset=utf-8" : "application/json; charset=utf-8");
  if (claim.startsWith("a session ")) expect(Object.keys(body as object), claim).toEqual(["id", "url"]);
  if (typeof body === "object") expect(body, claim).toMatchObject(expects as unknown[] | Record<string, unknown>);
}
