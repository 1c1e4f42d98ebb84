import { execFile } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { createDefaultProfile } from "../../checkout/profile.service.ts";
import { paySession } from "../../checkout/pay-session.service.ts";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { testCards } from "../../gateways/sandbox/test-cards.ts";
import { documentFile } from "../../http/client-folder.ts";
import { createCredential } from "../../identity/credential.service.ts";
import { randomIds } from "../../ids.ts";
import { startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { cardInput, givenAccount } from "../../testing/payments.ts";
import { faultsIn, programsOf } from "../../testing/published-docs.ts";
import { checkoutOpenApi } from "./openapi.ts";
import { documentedRoutes } from "./routes.ts";

const document = checkoutOpenApi("https://pay.shop.example");

test("the OpenAPI document names every call once, with every schema and every part of a path", () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations).toHaveLength(documentedRoutes.length);
  expect(Object.keys(document.components.schemas).length).toBeGreaterThan(10);
  expect(faultsIn(document)).toEqual([]);
});

describe("the reference", () => {
  test("is a page without scripts that tells every call", async () => {
    const { call, ctx } = await startMerchantOrigin();
    const page = await call("GET", "/docs/checkout");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const text = String(page.body);
    for (const { summary } of documentedRoutes) expect(text).toContain(summary.replaceAll("'", "&#39;").split("`")[0]);
    expect(text).not.toContain("<script");
    const published = await call("GET", "/docs/checkout/openapi.json");
    expect(published.body).toEqual(JSON.parse(JSON.stringify(checkoutOpenApi(ctx.origins.merchant))));
    expect((await call("GET", "/docs/style.css")).headers.get("content-type")).toContain("text/css");
    expect(String((await call("GET", "/docs")).body)).toContain('href="/docs/checkout"');
    expect((await call("GET", "/docs/nothing")).status).toBe(404);
  });

  test("lists every test card of the sandbox with what it does", async () => {
    const { call } = await startMerchantOrigin();
    const text = String((await call("GET", "/docs/checkout/test-data")).body);
    for (const number of Object.keys(testCards)) expect(text).toContain(number.match(/.{4}/g)?.join(" "));
  });
});

describe("the quick start", () => {
  for (const { program, file, missing } of programsOf("pay-and-capture")) {
    const claim = `as ${file} opens a session, waits for its payer and captures`;
    test(claim, { timeout: 60_000 }, async (context) => {
      context.skip(missing.length > 0, `not installed here: ${missing.join(", ")}`);
      await runQuickStart(program, file);
    });
  }
});

async function runQuickStart(program: string, file: string): Promise<void> {
  const { call, ctx, origin } = await startMerchantOrigin({
    paymentObservers: [createSessionObserver({ ids: randomIds })],
  });
  const shown = String((await call("GET", "/docs/checkout/quick-start")).body);
  expect(shown).toContain(file);
  const child = execFile(program, [documentFile("quick-start", file)], {
    env: { PATH: process.env["PATH"], KONTOR_ORIGIN: origin, ...(await givenClient(ctx)) },
  });
  const ended = once(child, "exit");
  const lines: string[] = [];
  if (child.stdout === null) throw new Error("The program has no output");
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    const sessionId = /\/v1\/view\/(\S+)/.exec(line)?.[1];
    if (sessionId === undefined) continue;
    const method = "dintero_psp.creditcard";
    const payer = { payerIp: null, userAgent: null, requestId: null };
    await paySession(ctx, { sessionId, method, input: cardInput(), ...payer });
  }
  expect([await ended, lines.at(-1)]).toEqual([[0, null], "The payment is CAPTURED."]);
}

type Context = Awaited<ReturnType<typeof startMerchantOrigin>>["ctx"];

async function givenClient(ctx: Context): Promise<Record<string, string>> {
  const id = await givenAccount(ctx);
  await ctx.store.write((trx) => createDefaultProfile(trx, { id, kind: "sandbox" }, ctx.clock.now()));
  const issued = await createCredential(ctx, { accountId: id, api: "checkout" });
  if (!("client_id" in issued)) throw new Error("A checkout credential has a client id");
  const { client_id, client_secret } = issued;
  return { KONTOR_ACCOUNT: id, KONTOR_CLIENT_ID: client_id, KONTOR_CLIENT_SECRET: client_secret };
}
