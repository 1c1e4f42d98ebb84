import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readConfig } from "../config.ts";
import { createCredential } from "../identity/credential.service.ts";
import { startBackoffice } from "../testing/backoffice.ts";
import { byTest } from "../testing/endpoints.ts";
import { basicOf, givenClient, givenPartner, objectOf } from "../testing/lending-partner.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../testing/merchant-origin.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { neverAllowed, ownNetworks, refusedLiterals, refusedUrls } from "../testing/refused-targets.ts";
import { createEndpoint } from "../webhooks/endpoint.service.ts";
import { sendTestEvent } from "../webhooks/test-event.service.ts";
import { createOutgoingCaller } from "./outgoing-caller.ts";

/** What names resolve to in this file; a name that is not in it does not exist. */
const zone = vi.hoisted(() => new Map<string, readonly string[]>());
vi.mock("node:dns", async (original) => ({
  ...(await original<Record<string, unknown>>()),
  lookup: (name: string, _options: unknown, answer: (error: Error | null, found: unknown[]) => void) => {
    const found = zone.get(name);
    if (found === undefined) answer(Object.assign(new Error(`no such name ${name}`), { code: "ENOTFOUND" }), []);
    else
      answer(
        null,
        found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
  },
}));

const config = readConfig({ KONTOR_ALLOW_PRIVATE_TARGETS: "0", KONTOR_RATE_LIMITS: "off" });

describe("at save", () => {
  let origin: MerchantOrigin;
  beforeEach(async () => {
    origin = await startMerchantOrigin({ config });
  });

  /** Tries every URL, and answers those that were not refused as a caller's mistake. */
  async function accepted(register: (url: string) => Promise<{ status: number }>): Promise<string[]> {
    const passed: string[] = [];
    for (const url of refusedUrls) {
      const { status } = await register(url);
      if (status < 400 || status >= 500) passed.push(`${status} ${url.slice(0, 80)}`);
    }
    expect((await origin.rowCounts())["webhook_endpoint"]).toBe(0);
    return passed;
  }

  test("the lending wire refuses every forbidden address in every spelling", async () => {
    const headers = { authorization: `Bearer ${await givenPartner(origin, testAccountId)}` };
    const register = (url: string) => origin.call("POST", "/v3/webhooks/endpoints", { headers, body: { url } });
    expect(await accepted(register)).toEqual([]);
    expect((await register("https://shop.example/hooks")).status).toBe(201);
  });

  test("the payments wire refuses every forbidden address in every spelling", async () => {
    await givenPartner(origin, testAccountId);
    const issued = await createCredential(origin.ctx, { accountId: testAccountId, api: "payments" });
    const headers = { authorization: `Bearer ${"api_key" in issued ? issued.api_key : ""}` };
    const register = (webhookUrl: string) =>
      origin.call("POST", "/webhooks/payments", { headers, body: { webhookUrl } });
    expect(await accepted(register)).toEqual([]);
    expect((await register("https://shop.example/hooks")).status).toBe(201);
  });

  test("the checkout wire refuses every forbidden address in every spelling", async () => {
    await givenPartner(origin, testAccountId);
    const base = `/v1/accounts/${testAccountId}`;
    const token = await origin.call("POST", `${base}/auth/token`, {
      headers: { authorization: basicOf(await givenClient(origin, testAccountId, "checkout")) },
      body: { grant_type: "client_credentials", audience: `https://checkout.example${base}` },
    });
    const headers = { authorization: `Bearer ${objectOf(token)["access_token"] ?? ""}` };
    const register = (url: string) =>
      origin.call("POST", `${base}/hooks/subscriptions`, {
        headers,
        body: { config: { url }, events: ["ping"], active: false },
      });
    expect(await accepted(register)).toEqual([]);
    expect((await register("https://shop.example/hooks")).status).toBe(200);
  });

  test("the back office refuses every forbidden address in every spelling, new or changed", async () => {
    await givenPartner(origin, testAccountId);
    const admin = await (await startBackoffice(origin.ctx)).signedIn("admin");
    const wish = { account_id: testAccountId, dialect: "standard", event_patterns: [] };
    expect(await accepted((url) => admin.post("/webhook-endpoints", { ...wish, url }))).toEqual([]);
    const sound = await admin.post("/webhook-endpoints", { ...wish, url: "https://shop.example/hooks" });
    expect(sound.status, sound.text).toBe(200);
    const { id } = (sound.json?.["endpoint"] ?? {}) as { id: string };
    for (const url of refusedUrls) {
      const answer = await admin.send("PATCH", `/webhook-endpoints/${id}`, { url });
      expect([url.slice(0, 80), answer.status]).toEqual([url.slice(0, 80), 400]);
    }
    expect((await admin.get(`/webhook-endpoints/${id}`)).json).toMatchObject({
      url: "https://shop.example/hooks",
      version: 0,
    });
  });
});

describe("at send", () => {
  const strict = createOutgoingCaller({ allowPrivateTargets: false });
  const open = createOutgoingCaller({ allowPrivateTargets: true });
  afterAll(() => Promise.all([strict.close(), open.close()]));
  const call = { accountId: testAccountId, method: "POST", headers: {}, body: null, timeoutMs: 5_000 } as const;

  test.each(refusedLiterals.filter((url) => URL.canParse(url)))("%s is not connected to", async (url) => {
    expect(await strict.call({ ...call, url })).toMatchObject({ outcome: "address_refused", code: null });
  });

  test.each([...neverAllowed, ...ownNetworks])("a name that resolves to %s is not connected to", async (address) => {
    zone.set("inside.example", [address]);
    const url = "https://inside.example/hooks";
    expect(await strict.call({ ...call, url })).toMatchObject({ outcome: "address_refused", code: null });
    // Loopback, private and unique local addresses are what this setting is for.
    if (!neverAllowed.includes(address)) return;
    expect(await open.call({ ...call, url })).toMatchObject({ outcome: "address_refused", code: null });
  });

  test("a name with one forbidden address among public ones is not connected to", async () => {
    zone.set("mixed.example", ["93.184.216.34", "2606:2800:21f:cb07::1", "169.254.169.254"]);
    const result = await open.call({ ...call, url: "https://mixed.example/hooks" });
    expect(result).toMatchObject({
      outcome: "address_refused",
      error: expect.stringContaining("169.254.169.254") as string,
    });
  });

  test("a name that was public when it was registered and is inside when it is called gets nothing", async () => {
    const { ctx } = await startMerchantOrigin({ config });
    const accountId = await givenAccount(ctx);
    zone.set("rebinding.example", ["93.184.216.34"]);
    const wish = { accountId, merchantId: null, dialect: "standard", eventPatterns: [], description: null, by: byTest };
    const { endpoint } = await createEndpoint(ctx, { ...wish, url: "https://rebinding.example/hooks" });
    zone.set("rebinding.example", ["10.0.0.7"]);
    const sent = await sendTestEvent(ctx, { scope: "all", id: endpoint.id, eventType: "loan.active", by: byTest });
    expect(sent).toMatchObject({ state: "exhausted", last_code: null });
    expect(sent.attempts?.[0]).toMatchObject({
      outcome: "address_refused",
      error: expect.stringContaining("rebinding.example leads to 10.0.0.7, which is a private address") as string,
    });
  });
});
