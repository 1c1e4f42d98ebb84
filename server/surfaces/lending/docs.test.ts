import { execFile } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { documentFile } from "../../http/client-folder.ts";
import { runSandboxSteps } from "../../lending/customers/sandbox-steps.service.ts";
import { signContract } from "../../lending/loans/signing.service.ts";
import { givenClient } from "../../testing/lending-partner.ts";
import { letTimePass } from "../../testing/loans.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { faultsIn, programsOf } from "../../testing/published-docs.ts";
import { lendingOpenApi } from "./openapi.ts";
import { wireRoutes } from "./routes.ts";

test("the OpenAPI document names every call once, with every schema and every part of a path", () => {
  const document = lendingOpenApi("https://pay.shop.example");
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations).toHaveLength(wireRoutes.length + 1);
  expect(document.servers).toEqual([{ url: "https://pay.shop.example/v3" }]);
  expect(faultsIn(document)).toEqual([]);
});

test("the reference is a page without scripts that tells every call", async () => {
  const origin = await startMerchantOrigin();
  const page = await origin.call("GET", "/docs/lending");
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const text = String(page.body);
  for (const { summary } of wireRoutes) expect(text).toContain(summary);
  expect(text).not.toContain("<script");
  const published = await origin.call("GET", "/docs/lending/openapi.json");
  expect(published.body).toEqual(JSON.parse(JSON.stringify(lendingOpenApi(origin.ctx.origins.merchant))));
});

test("what a sandbox can be tried with has a page", async () => {
  const origin = await startMerchantOrigin();
  const text = String((await origin.call("GET", "/docs/lending/test-data")).body);
  for (const trigger of ["+approve", "+range", "+nooffer", "+reject", "+deny", ".13", ".17"]) {
    expect(text).toContain(trigger);
  }
});

describe("the quick start", () => {
  for (const { program, file, missing } of programsOf("lend-to-a-customer")) {
    const claim = `as ${file} registers a customer, contracts a loan and waits until it is signed`;
    test(claim, { timeout: 60_000 }, async (context) => {
      context.skip(missing.length > 0, `not installed here: ${missing.join(", ")}`);
      await runQuickStart(program, file);
    });
  }
});

async function runQuickStart(program: string, file: string): Promise<void> {
  const origin = await startMerchantOrigin();
  await givenAccount(origin.ctx, testAccountId);
  const { client_id, client_secret } = await givenClient(origin, testAccountId);
  expect(String((await origin.call("GET", "/docs/lending/quick-start")).body)).toContain(file);
  const child = execFile(program, [documentFile("quick-start", file)], {
    env: {
      PATH: process.env["PATH"],
      KONTOR_ORIGIN: origin.origin,
      KONTOR_CLIENT_ID: client_id,
      KONTOR_CLIENT_SECRET: client_secret,
    },
  });
  const ended = once(child, "exit");
  const lines: string[] = [];
  if (child.stdout === null) throw new Error("The program has no output");
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    await follow(origin, line);
  }
  expect([await ended, lines.at(-1)]).toEqual([[0, null], "The loan CCB-2026-000001 is signed."]);
  expect(lines).toContain("Up to 50000.00 BRL are offered.");
  expect(lines).toContain("24460.31 BRL are paid out, for 12 installments of 2587.10 BRL.");
}

/** What the sandbox and the customer do meanwhile. */
async function follow({ ctx }: MerchantOrigin, line: string): Promise<void> {
  if (line.startsWith("The customer would show their face")) {
    // The face is shown by itself, and approved by itself after that.
    for (let step = 0; step < 2; step += 1) {
      ctx.clock.advance(2_000);
      await runSandboxSteps(ctx);
    }
  }
  if (line.endsWith(" is made.")) {
    await letTimePass(ctx, 1_000);
    await letTimePass(ctx, 1_000);
  }
  const [, code] = /^Sign at .*\/sign\/([\w-]+)$/.exec(line) ?? [];
  if (code !== undefined) await signContract(ctx, { code, ip: null });
}
