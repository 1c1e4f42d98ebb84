import express from "express";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeAccountSettings } from "../../accounts/account-settings.service.ts";
import { systemActor } from "../../audit/system-actor.ts";
import { updateSessionOrder } from "../../checkout/update-session.service.ts";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { requestIds } from "../../http/request-id.ts";
import { randomIds } from "../../ids.ts";
import { reconcileOperations } from "../../payments/reconcile.service.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenSession, givenShop } from "../../testing/sessions.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { hostedRouter } from "./hosted.router.ts";
import { fileOf } from "../../testing/store.ts";
import { testOfSqlite } from "../../testing/engine.ts";

const card = { kind: "card", number: "4000 0000 0000 0002", expiry: "12/2030", cvc: "737" };
const cardMethod = "dintero_psp.creditcard";

let ctx: TestContext;
let server: Server;
let origin: string;

beforeAll(async () => {
  ctx = await makeTestContext({ paymentObservers: [createSessionObserver({ ids: randomIds })] });
  await givenShop(ctx);
  const root = temporaryFolder();
  mkdirSync(join(root, "assets"));
  writeFileSync(join(root, "index.html"), "<!doctype html><title>Checkout</title>");
  writeFileSync(join(root, "transfer.html"), "<!doctype html><title>Transfer</title>");
  writeFileSync(join(root, "lending.html"), "<!doctype html><title>Lending</title>");
  writeFileSync(join(root, "assets", "page-1a2b.js"), "export {};");
  const app = express()
    .use(requestIds(ctx.ids.uuid))
    .use(hostedRouter(ctx, root, { askAboutAddress: noShop, askAboutCodes: noShop }));
  server = await new Promise<Server>((resolve) => {
    const started = createServer(app).listen(0, "127.0.0.1", () => resolve(started));
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** None of the sessions here is an express one. */
function noShop(): Promise<never> {
  return Promise.reject(new Error("There is no shop to ask"));
}

const agreed = { amount: 50_000, currency: "NOK" };

/** What the page sends to pay: the input and the price that it showed. */
function pay(sessionId: string, input: unknown, headers: Record<string, string> = {}, price: unknown = agreed) {
  return post(`/v1/view/${sessionId}/payments/${cardMethod}`, { agreed: price, input }, headers);
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function read(path: string) {
  const response = await fetch(`${origin}${path}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("an order that does not exist still has a page to say so", async () => {
  const response = await fetch(`${origin}/checkout/5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70`);
  expect([response.status, await response.text()]).toEqual([404, "<!doctype html><title>Transfer</title>"]);
  expect(response.headers.get("cache-control")).toBe("no-store");
});

describe("the page", () => {
  test("may be framed by shops and runs nothing but its own files", async () => {
    const session = await givenSession(ctx);
    const response = await fetch(`${origin}/v1/view/${session.id}`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(response.status).toBe(200);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors *");
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-frame-options")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("is framed by the sites that the account names, and by no others", async () => {
    const session = await givenSession(ctx);
    const policyOf = async (id: string) =>
      (await fetch(`${origin}/v1/view/${id}`)).headers.get("content-security-policy")?.split(";") ?? [];
    const setFramers = (frame_ancestors: string[]) =>
      changeAccountSettings(ctx, {
        accountId: session.account_id,
        change: { checkout: { frame_ancestors } },
        by: systemActor("test"),
      });
    await setFramers(["https://shop.example", "https://*.shop.example:8443"]);
    expect(await policyOf(session.id)).toContain("frame-ancestors https://shop.example https://*.shop.example:8443");
    await setFramers([]);
    expect(await policyOf(session.id)).toContain("frame-ancestors *");
  });

  test("opens by the address that embedding shops use as well", async () => {
    const session = await givenSession(ctx);
    expect((await fetch(`${origin}/checkout/?sid=${session.id}`)).status).toBe(200);
    expect((await fetch(`${origin}/checkout/?sid=`)).status).toBe(404);
  });

  test("of an unknown session is a 404 that still is a page", async () => {
    const response = await fetch(`${origin}/v1/view/T00000001.unknown`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("text/html");
  });

  test("keeps its files for good and says when one is missing", async () => {
    const asset = await fetch(`${origin}/checkout/assets/page-1a2b.js`);
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect((await fetch(`${origin}/checkout/assets/none.js`)).status).toBe(404);
  });
});

describe("what the page shows", () => {
  test("is the order, the ways to pay it, and nothing of the merchant's settings", async () => {
    const session = await givenSession(ctx);
    const { body } = await read(`/v1/view/${session.id}/session`);
    expect(body).toMatchObject({ is_sandbox: true, amount: 50_000, currency: "NOK", pay: { state: "open" } });
    expect(body["lines"]).toHaveLength(1);
    expect(body["shipping"]).toMatchObject({ title: "Parcel", amount: 5_000 });
    expect(JSON.stringify(body["methods"])).toContain(cardMethod);
    expect(JSON.stringify(body)).not.toContain("kari@buyer.example");
  });

  test("leaves out ways to pay that do not take the currency", async () => {
    const session = await givenSession(ctx);
    const { body } = await read(`/v1/view/${session.id}/session`);
    expect(JSON.stringify(body["methods"])).not.toContain("swish");
  });
});

describe("paying", () => {
  test("with the plain card leads back to the shop, and a second time says that it is paid", async () => {
    const session = await givenSession(ctx);
    const paid = await pay(session.id, card);
    expect(paid.body).toMatchObject({ state: "paid" });
    expect(String(paid.body["return_url"])).toMatch(/^https:\/\/shop\.example\/return\?transaction_id=T00000001\./);
    expect(await pay(session.id, card)).toMatchObject({ status: 409, body: { code: "session_closed" } });
    expect((await read(`/v1/view/${session.id}/session/state`)).body["state"]).toBe("paid");
  });

  test("in two tabs at once leads to one authorization", async () => {
    const session = await givenSession(ctx);
    const tabs = [1, 2].map(() => pay(session.id, card));
    const statuses = (await Promise.all(tabs)).map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, 409]);
  });

  test("with a challenge card asks first and then pays", async () => {
    const session = await givenSession(ctx);
    const challenged = { ...card, number: "4000100000000000" };
    expect((await pay(session.id, challenged)).body).toEqual({ state: "challenge" });
    expect((await pay(session.id, { ...challenged, challenge: "failed" })).body).toMatchObject({ state: "open" });
    expect((await pay(session.id, { ...challenged, challenge: "approved" })).body).toMatchObject({ state: "paid" });
  });

  test("without an answer ends as failed once that is known", async () => {
    const session = await givenSession(ctx);
    const silent = { ...card, number: "4100000000000001" };
    expect((await pay(session.id, silent)).body).toEqual({ state: "processing" });
    ctx.clock.advance(2_000);
    await reconcileOperations(ctx);
    const { body } = await read(`/v1/view/${session.id}/session/state`);
    expect(body).toMatchObject({ state: "closed", reason: "failed" });
    expect(body["return_url"]).toContain("error=failed");
  });

  test("after a refusal and leaving tells the shop so", async () => {
    const session = await givenSession(ctx);
    const refused = { ...card, number: "4000300000000006" };
    const tried = await pay(session.id, refused);
    expect(tried.body).toMatchObject({ state: "open", refusal: { code: "AUTHENTICATION_FAILED" } });
    const left = await post(`/v1/view/${session.id}/session/abandon`, {});
    expect(left.body).toMatchObject({ state: "closed", reason: "declined" });
    expect(left.body["return_url"]).toContain("error=authorization");
  });

  test("never charges an amount that the payer did not see", async () => {
    const session = await givenSession(ctx);
    const by = { actor: { type: "merchant", id: "client-1" }, requestId: null } as const;
    const change = { scope: "all", sessionId: session.id, request: {}, headers: {}, by } as const;
    await updateSessionOrder(ctx, {
      ...change,
      order: { amount: 90_000, currency: "NOK", merchant_reference: "A-1001" },
    });
    expect(await pay(session.id, card)).toMatchObject({ status: 409, body: { code: "stale_figures" } });
    const seen = { amount: 90_000, currency: "NOK" };
    expect((await pay(session.id, card, {}, seen)).body).toMatchObject({ state: "paid" });
  });

  test("with a card way takes no simulated answer, and no card that has expired", async () => {
    const session = await givenSession(ctx);
    const approved = await pay(session.id, { kind: "simulated", choice: "approve" });
    expect(approved).toMatchObject({ status: 400, body: { code: "validation_failed" } });
    const expired = await pay(session.id, { ...card, expiry: "01/2020" });
    expect(expired.body).toMatchObject({ state: "open", refusal: { code: "EXPIRED_CARD" } });
  });

  testOfSqlite("leaves no trace of the card's number or code", async () => {
    const session = await givenSession(ctx);
    const number = "5555111122223331";
    await pay(session.id, { ...card, number, cvc: "9753" });
    await ctx.store.read((db) => db.selectFrom("payment").select("id").execute());
    const folder = join(fileOf(ctx.store), "..");
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect(bytes.includes(number), name).toBe(false);
      expect(bytes.includes('"9753"'), name).toBe(false);
    }
  });

  test.each([
    ["a number that is too short", { ...card, number: "4000" }, "input.number"],
    ["month thirteen", { ...card, expiry: "13/2030" }, "input.expiry"],
    ["a code of letters", { ...card, cvc: "abc" }, "input.cvc"],
    ["an unknown kind", { kind: "gold" }, "input.kind"],
  ])("refuses %s and names the field", async (_claim, body, field) => {
    const session = await givenSession(ctx);
    const answer = await pay(session.id, body);
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_failed" } });
    expect(Object.keys(answer.body["errors"] as object)).toEqual([field]);
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another port of this host", { "sec-fetch-site": "same-site" }],
    ["a foreign origin", { origin: "https://evil.example" }],
  ])("is refused from %s", async (_claim, headers) => {
    const session = await givenSession(ctx);
    const answer = await pay(session.id, card, headers);
    expect(answer).toMatchObject({ status: 403, body: { code: "origin_refused" } });
    expect((await read(`/v1/view/${session.id}/session/state`)).body["state"]).toBe("open");
  });

  test("is slowed down for whoever tries number after number", async () => {
    const session = await givenSession(ctx);
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) {
      statuses.push((await pay(session.id, { ...card, number: "4111111111111111" })).status);
    }
    expect(statuses.slice(0, 10)).not.toContain(429);
    expect(statuses[10]).toBe(429);
  });
});
