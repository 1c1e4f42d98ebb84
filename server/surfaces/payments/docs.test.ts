import { execFile } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { documentFile } from "../../http/client-folder.ts";
import type { WireReply } from "../../testing/merchant-origin.ts";
import { faultsIn, programsOf } from "../../testing/published-docs.ts";
import { arsOrder, objectOf, startTransferShop, transactionIdOf } from "../../testing/transfer-shop.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";
import { paymentsOpenApi } from "./openapi.ts";
import { wireRoutes } from "./routes.ts";

test("the OpenAPI document names every call once, with every schema and every part of a path", () => {
  const document = paymentsOpenApi("https://pay.shop.example");
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations).toHaveLength(wireRoutes.length);
  expect(Object.keys(document.components.schemas).length).toBeGreaterThan(10);
  expect(faultsIn(document)).toEqual([]);
});

test("the reference is a page without scripts that tells every call", async () => {
  const { origin } = await startTransferShop();
  const page = await origin.call("GET", "/docs/payments");
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const text = String(page.body);
  for (const { summary } of wireRoutes) expect(text).toContain(summary);
  expect(text).not.toContain("<script");
  const published = await origin.call("GET", "/docs/payments/openapi.json");
  expect(published.body).toEqual(JSON.parse(JSON.stringify(paymentsOpenApi(origin.ctx.origins.merchant))));
  expect(String((await origin.call("GET", "/docs")).body)).toContain('href="/docs/payments"');
});

test("every call answers with the status and the shape that the reference promises", async () => {
  const { origin, call, accountKey } = await startTransferShop();
  const webhookUrl = "https://tienda.example/hooks";
  const pending = [
    { ...arsOrder, paymentMethod: "qr" },
    { ...arsOrder, currency: "BRL", customer: { name: "Bia Prado", documentNumber: "390.533.447-05" } },
  ];
  for (const wish of pending) await call("POST", "/payments", wish);
  const ids = [await call("POST", "/payments", arsOrder), await call("POST", "/payments", arsOrder)].map(
    transactionIdOf,
  );
  const [paid = "", cancelled = ""] = ids;
  const received = await call("POST", `/sandbox/payments/${paid}/receive`, {});
  await matchTransfers(origin.ctx);
  const payout = {
    amount: "1.00",
    currency: "ARS",
    destination: { identifierType: "cbu", identifierValue: "0170042800000012345674" },
  };
  const madePayout = await call("POST", "/payouts", payout);
  const asAccount = (method: string, path: string, body?: unknown) => call(method, path, body, {}, accountKey);
  const argentine = { cuit: "20301234563", amount: "1.00" };
  const { paymentData } = objectOf(await call("GET", `/payments/${cancelled}`)) as {
    paymentData: { reference: string; cbu: string };
  };
  const brazilian = { amount: 2450.75, currency: "BRL", externalId: "PED-7731", taxId: "390.533.447-05" };
  const replies: Record<string, WireReply> = {
    "post /payments": await call("POST", "/payments", arsOrder),
    "get /payments": await call("GET", "/payments"),
    "get /payments/:transactionId": await call("GET", `/payments/${paid}`),
    "get /payment-methods": await call("GET", "/payment-methods?country=ar"),
    "post /webhooks/payments": await call("POST", "/webhooks/payments", { webhookUrl }),
    "get /webhooks/payments": await call("GET", "/webhooks/payments"),
    "post /webhooks/payments/rotate-secret": await call("POST", "/webhooks/payments/rotate-secret", {}),
    "delete /webhooks/payments": await call("DELETE", "/webhooks/payments", { webhookUrl }),
    "post /payouts": madePayout,
    "get /payouts": await call("GET", "/payouts"),
    "get /payouts/:payoutId": await call("GET", `/payouts/${String(objectOf(madePayout)["id"])}`),
    "get /balance": await asAccount("GET", "/balance"),
    "put /merchants/:id/settings": await asAccount("PUT", "/merchants/tienda-1/settings", {}),
    "post /sandbox/payments/:transactionId/receive": received,
    "post /ars/cashin/simulate": await call("POST", "/ars/cashin/simulate", {
      ...argentine,
      cbu: paymentData.cbu,
      idTrxCliente: paymentData.reference,
    }),
    "post /trf/cashin/simulate": await call("POST", "/trf/cashin/simulate", brazilian),
    "post /payments/:transactionId/cancel": await call("POST", `/payments/${cancelled}/cancel`),
  };
  for (const { method, path, success, answer } of wireRoutes) {
    const { status, body } = replies[`${method} ${path}`] ?? { status: 0, body: null };
    expect([method, path, status]).toEqual([method, path, success]);
    if (answer === null) expect(body).toBeNull();
    else expect(answer.safeParse(body).error).toBeUndefined();
  }
});

describe("the quick start", () => {
  for (const { program, file, missing } of programsOf("receive-a-transfer")) {
    const claim = `as ${file} creates a payment, has it paid and waits for the money`;
    test(claim, { timeout: 60_000 }, async (context) => {
      context.skip(missing.length > 0, `not installed here: ${missing.join(", ")}`);
      await runQuickStart(program, file);
    });
  }
});

async function runQuickStart(program: string, file: string): Promise<void> {
  const { origin, merchantKey } = await startTransferShop();
  const shown = String((await origin.call("GET", "/docs/payments/quick-start")).body);
  expect(shown).toContain(file);
  const child = execFile(program, [documentFile("quick-start", file)], {
    env: { PATH: process.env["PATH"], KONTOR_ORIGIN: origin.origin, KONTOR_API_KEY: merchantKey },
  });
  const ended = once(child, "exit");
  const lines: string[] = [];
  if (child.stdout === null) throw new Error("The program has no output");
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === "The transfer is queued.") await matchTransfers(origin.ctx);
  }
  expect([await ended, lines[0], lines.at(-1)]).toEqual([
    [0, null],
    expect.stringMatching(/^Send 2450\.75 ARS to \d{22}, concept 9032\d{15}\.$/),
    "The payment is confirmed: 2450.75 ARS received.",
  ]);
}
