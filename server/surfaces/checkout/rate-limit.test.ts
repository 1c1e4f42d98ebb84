import { expect, test } from "vitest";
import { readConfig } from "../../config.ts";
import { type CheckoutClient, givenCheckoutClient, givenSecondClient } from "../../testing/checkout-client.ts";

const read = (client: CheckoutClient) => client.call("GET", "/v1/transactions/T00000001.none");

/** As fast as one caller can; the first other answer than "unknown". */
async function hurry(client: CheckoutClient, calls: number) {
  for (let sent = 0; sent < calls; sent += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => read(client)));
    const other = answers.find(({ status }) => status !== 404);
    if (other !== undefined) return other;
  }
  return null;
}

test("a credential that calls too fast is told when to come back, and holds up nobody else", async () => {
  const client = await givenCheckoutClient();
  const other = await givenSecondClient(client);
  const refused = await hurry(client, 2_050);
  expect(refused?.status).toBe(429);
  expect(refused?.headers["retry-after"]).toBe("1");
  expect((await read(other)).status).toBe(404);
  client.ctx.clock.advance(1_000);
  expect((await read(client)).status).toBe(404);
});

test("nothing is limited where limits are off", async () => {
  const client = await givenCheckoutClient({ config: readConfig({ KONTOR_RATE_LIMITS: "off" }) });
  expect(await hurry(client, 2_050)).toBeNull();
});
