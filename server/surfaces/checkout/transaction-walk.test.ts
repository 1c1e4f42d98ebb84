import { expect, test } from "vitest";
import { type CheckoutClient, givenCheckoutClient, givenPaidSession } from "../../testing/checkout-client.ts";

async function pay(client: CheckoutClient, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.unshift((await givenPaidSession(client)).transactionId);
  return ids;
}

test("a walk over 25 transactions while new ones arrive meets each of them once", async () => {
  const client = await givenCheckoutClient();
  const there = await pay(client, 25);
  const pages: string[][] = [];
  for (let after = ""; ;) {
    const { status, body } = await client.call("GET", `/v1/transactions?limit=10${after}`);
    expect(status).toBe(200);
    const ids = (body as unknown as { id: string }[]).map(({ id }) => id);
    pages.push(ids);
    if (ids.length === 0) break;
    after = `&starting_after=${ids.at(-1)}`;
    await pay(client, 3);
    client.ctx.clock.advance(1);
  }
  expect(pages.map((page) => page.length)).toEqual([10, 10, 5, 0]);
  expect(pages.flat()).toEqual(there);
});
