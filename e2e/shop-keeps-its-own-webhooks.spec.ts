import { expect, type Kontor, test } from "./fixtures.ts";
import type { Credential } from "./merchant-token.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { signInByApi } from "./sign-in.ts";
import { type Dialect, isSignedWith } from "./verify-delivery.ts";

interface Answer {
  status: number;
  body: unknown;
}

interface Shop {
  accountId: string;
  call(api: "checkout" | "payments" | "lending", method: string, path: string, body?: unknown): Promise<Answer>;
}

type Start = (file: string, env?: Readonly<Record<string, string>>) => Promise<{ url: string }>;

/** A shop's server in a process of its own, with credentials for all three APIs. */
async function startShop(kontor: Kontor, start: Start): Promise<Shop> {
  const add = ["account", "add", "--name", "Tre skogar", "--kind", "sandbox"];
  const { account_id: accountId } = await kontor.run<{ account_id: string }>(...add);
  const credential = <Made>(api: string) => kontor.run<Made>("credential", "add", "--account", accountId, "--api", api);
  const checkout = await credential<Credential>("checkout");
  const lending = await credential<Credential>("lending");
  const { api_key } = await credential<{ api_key: string }>("payments");
  const { url } = await start("e2e/processes/webhook-shop.ts", {
    KONTOR_URL: kontor.merchant,
    SHOP_ACCOUNT: accountId,
    CHECKOUT_CLIENT: `${checkout.client_id}:${checkout.client_secret}`,
    LENDING_CLIENT: `${lending.client_id}:${lending.client_secret}`,
    PAYMENTS_KEY: api_key,
  });
  return {
    accountId,
    async call(api, method, path, body) {
      const answer = await fetch(`${url}/calls`, { method: "POST", body: JSON.stringify({ api, method, path, body }) });
      return (await answer.json()) as Answer;
    },
  };
}

/** Has the desk send a test event to the account's endpoint with this address. */
async function sendTest(kontor: Kontor, { accountId }: Shop, url: string, eventType: string): Promise<void> {
  const headers = { cookie: await signInByApi(kontor, "admin"), "content-type": "application/json" };
  const api = `${kontor.backoffice}/api/webhook-endpoints`;
  const listed = await fetch(`${api}?account=${accountId}`, { headers });
  const { data } = (await listed.json()) as { data: { id: string; url: string }[] };
  const id = data.find((endpoint) => endpoint.url === url)?.id ?? "";
  const body = JSON.stringify({ event_type: eventType });
  const sent = await fetch(`${api}/${id}/test`, { method: "POST", headers, body });
  expect(sent.status).toBe(200);
}

/** Which of the secrets signed the newest call. */
async function signersOfNewest(kontor: Kontor, receiver: Receiver, dialect: Dialect, secrets: readonly string[]) {
  const call = (await receiver.calls()).at(-1);
  if (call === undefined) throw new Error("The receiver was not called");
  const arrivedAt = kontor.serverTime(call.arrived_ms);
  return secrets.map((secret) => isSignedWith(call, { dialect, secret, arrivedAt }));
}

test("a shop subscribes to hooks, changes the secret and leaves by the checkout API", async ({ kontor, start }) => {
  const shop = await startShop(kontor, start);
  const receiver = await startReceiver(start);
  const base = `/v1/accounts/${shop.accountId}/hooks/subscriptions`;
  const url = `${receiver.url}/hooks`;
  const secrets = ["the shop chose this", "and then chose this"] as const;
  const config = { url, content_type: "application/json", secret: { type: "HMAC-SHA1", value: secrets[0] } };
  const made = await shop.call("checkout", "POST", base, { config, events: ["checkout_transaction"] });
  expect(made).toMatchObject({ status: 200, body: { active: true, config: { url } } });
  expect(JSON.stringify(made.body)).not.toContain(secrets[0]);
  await expect.poll(receiver.calls).toHaveLength(1);
  expect(await signersOfNewest(kontor, receiver, "checkout-hook", secrets)).toEqual([true, false]);

  const { id } = made.body as { id: string };
  expect(await shop.call("checkout", "GET", base)).toMatchObject({ status: 200, body: [{ id }] });
  const changed = await shop.call("checkout", "PUT", `${base}/${id}`, { config: { secret: secrets[1] } });
  expect(changed.status).toBe(200);
  expect(await shop.call("checkout", "POST", `${base}/${id}/ping`)).toMatchObject({
    status: 200,
    body: { event: "ping", status: 200, details: { delivery_success: true } },
  });
  expect(await signersOfNewest(kontor, receiver, "checkout-hook", secrets)).toEqual([false, true]);
  const log = await shop.call("checkout", "GET", `${base}/${id}/deliveries`);
  expect(log.body).toHaveLength(2);

  expect((await shop.call("checkout", "DELETE", `${base}/${id}`)).status).toBe(200);
  expect(await shop.call("checkout", "GET", base)).toEqual({ status: 200, body: [] });
  expect((await shop.call("checkout", "POST", `${base}/${id}/ping`)).status).toBe(404);
});

test("a shop registers, rotates and removes its address by the payments API", async ({ kontor, start }) => {
  const shop = await startShop(kontor, start);
  const receiver = await startReceiver(start);
  const webhookUrl = `${receiver.url}/payments`;
  const made = await shop.call("payments", "POST", "/webhooks/payments", { webhookUrl });
  expect(made).toMatchObject({ status: 201, body: { webhookUrl } });
  const first = (made.body as { webhookSecret: string }).webhookSecret;
  const listed = await shop.call("payments", "GET", "/webhooks/payments");
  expect(listed).toMatchObject({ status: 200, body: { data: [{ webhookUrl, scope: "account" }] } });
  expect(JSON.stringify(listed.body)).not.toContain(first);

  const rotated = await shop.call("payments", "POST", "/webhooks/payments/rotate-secret", { webhookUrl });
  expect(rotated.status).toBe(200);
  const { webhookSecret: second, ...ends } = rotated.body as Record<string, string>;
  expect(Date.parse(ends["previousSecretExpiresAt"] ?? "") - Date.parse(ends["rotatedAt"] ?? "")).toBe(86_400_000);
  await sendTest(kontor, shop, webhookUrl, "payment.status_changed");
  expect(await signersOfNewest(kontor, receiver, "payments", [first, second ?? ""])).toEqual([true, true]);

  expect((await shop.call("payments", "DELETE", "/webhooks/payments", { webhookUrl })).status).toBe(204);
  expect(await shop.call("payments", "GET", "/webhooks/payments")).toMatchObject({ status: 200, body: { data: [] } });
  expect((await shop.call("payments", "DELETE", "/webhooks/payments", { webhookUrl })).status).toBe(404);
});

test("a partner registers, pauses, rotates and removes an endpoint by the lending API", async ({ kontor, start }) => {
  const shop = await startShop(kontor, start);
  const receiver = await startReceiver(start);
  const base = "/v3/webhooks/endpoints";
  const url = `${receiver.url}/lending`;
  const made = await shop.call("lending", "POST", base, { url, events: ["loan.*"], description: "Loans" });
  expect(made).toMatchObject({ status: 201, body: { url, events: ["loan.*"], status: "active" } });
  const { id, secret: first } = made.body as { id: string; secret: string };
  const one = `${base}/${id}`;
  const read = await shop.call("lending", "GET", one);
  expect(read).toMatchObject({ status: 200, body: { id, url } });
  expect(read.body).not.toHaveProperty("secret");
  expect(await shop.call("lending", "PATCH", one, { status: "disabled" })).toMatchObject({
    body: { status: "disabled" },
  });
  expect(await shop.call("lending", "PATCH", one, { status: "active" })).toMatchObject({ body: { status: "active" } });

  const rotated = await shop.call("lending", "POST", `${one}/secret/rotate`, { expire_current_in: 600 });
  expect(rotated.status).toBe(200);
  const { secret: second } = rotated.body as { secret: string };
  await sendTest(kontor, shop, url, "loan.active");
  expect(await signersOfNewest(kontor, receiver, "standard", [first, second])).toEqual([true, true]);
  // Each secret keeps the end that its own rotation gave it.
  await shop.call("lending", "POST", `${one}/secret/rotate`, { expire_current_in: 0 });
  await sendTest(kontor, shop, url, "loan.active");
  expect(await signersOfNewest(kontor, receiver, "standard", [first, second])).toEqual([true, false]);

  expect((await shop.call("lending", "DELETE", one)).status).toBe(204);
  expect((await shop.call("lending", "GET", one)).status).toBe(404);
});
