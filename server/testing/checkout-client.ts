import express from "express";
import type { AddressInfo } from "node:net";
import { request as httpRequest, type Server } from "node:http";
import { createSessionObserver } from "../checkout/session-observer.ts";
import { createDefaultProfile } from "../checkout/profile.service.ts";
import { paySession, type PayResult } from "../checkout/pay-session.service.ts";
import type { PaymentInput } from "../gateways/gateway.ts";
import { createCredential } from "../identity/credential.service.ts";
import { randomIds } from "../ids.ts";
import { requestIds } from "../http/request-id.ts";
import { checkoutRouter } from "../surfaces/checkout/router.ts";
import { makeTestContext, type TestContext } from "./context.ts";
import { afterThisFile } from "./after-tests.ts";
import { cardInput, givenAccount, testAccountId } from "./payments.ts";

/** What came back: `body` is the parsed JSON, or the text where it is none. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  // A wire answer has whatever shape the wire gave it; tests say what they expect of it.
  body: WireValue;
}

/** JSON that tests look into without a schema. */
export interface WireValue {
  [key: string]: WireValue;
  [index: number]: WireValue;
}

/** A part of an answer that has to be text. */
export function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Error(`Expected text, found ${JSON.stringify(value)}`);
  return value;
}

export interface CallOptions {
  token?: string | null;
  headers?: Record<string, string>;
  /** Sent exactly as given, in chunks, instead of the JSON of the body. */
  raw?: string;
}

/** A merchant's server that talks to the checkout API over HTTP. */
export interface CheckoutClient {
  ctx: TestContext;
  origin: string;
  accountId: string;
  token: string;
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
}

/** An account with its default profile and a token, and the API on a port of its own. */
export async function givenCheckoutClient(
  overrides: Parameters<typeof makeTestContext>[0] = {},
): Promise<CheckoutClient> {
  const ctx = await makeTestContext({ paymentObservers: [createSessionObserver({ ids: randomIds })], ...overrides });
  const origin = await listen(
    express().set("trust proxy", "loopback").use(requestIds(ctx.ids.uuid)).use(checkoutRouter(ctx)),
  );
  const accountId = await givenCheckoutAccount(ctx);
  return clientOf(ctx, origin, accountId, await givenToken(ctx, origin, accountId));
}

/** Another account's server on the same installation. */
export async function givenSecondClient(client: CheckoutClient, accountId = "T00000002"): Promise<CheckoutClient> {
  await givenCheckoutAccount(client.ctx, accountId);
  return clientOf(client.ctx, client.origin, accountId, await givenToken(client.ctx, client.origin, accountId));
}

async function givenCheckoutAccount(ctx: TestContext, id = testAccountId): Promise<string> {
  await givenAccount(ctx, id);
  await ctx.store.write((trx) => createDefaultProfile(trx, { id, kind: "sandbox" }, ctx.clock.now()));
  return id;
}

async function givenToken(ctx: TestContext, origin: string, accountId: string): Promise<string> {
  const issued = await createCredential(ctx, { accountId, api: "checkout" });
  if (!("client_id" in issued)) throw new Error("A checkout credential has a client id");
  const basic = Buffer.from(`${issued.client_id}:${issued.client_secret}`).toString("base64");
  const answer = await send(origin, "POST", `/v1/accounts/${accountId}/auth/token`, {
    headers: { authorization: `Basic ${basic}` },
    raw: JSON.stringify({
      grant_type: "client_credentials",
      audience: `https://api.dintero.com/v1/accounts/${accountId}`,
    }),
  });
  return textOf(answer.body["access_token"]);
}

function clientOf(ctx: TestContext, origin: string, accountId: string, token: string): CheckoutClient {
  return {
    ctx,
    origin,
    accountId,
    token,
    call(method, path, body, options = {}) {
      const bearer = options.token === undefined ? token : options.token;
      const raw = options.raw ?? (body === undefined ? undefined : JSON.stringify(body));
      return send(origin, method, path, {
        headers: { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...options.headers },
        ...(raw === undefined ? {} : { raw }),
      });
    },
  };
}

async function listen(app: express.Express): Promise<string> {
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, "127.0.0.1", () => resolve(started));
  });
  afterThisFile(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function send(
  origin: string,
  method: string,
  path: string,
  { headers, raw }: { headers: Record<string, string>; raw?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const contentType = raw === undefined ? {} : { "content-type": "application/json; charset=utf-8" };
    const request = httpRequest(`${origin}${path}`, { method, headers: { ...contentType, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parse(text) });
      });
    });
    request.on("error", reject);
    request.end(raw);
  });
}

function parse(text: string): WireValue {
  try {
    return JSON.parse(text) as WireValue;
  } catch {
    return text as unknown as WireValue;
  }
}

/** The body of the smallest order that makes sense. */
export function orderOf(amount: number, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    amount,
    currency: "NOK",
    merchant_reference: "A-1001",
    items: [
      {
        id: "lamp",
        line_id: "1",
        description: "Desk lamp",
        quantity: 1,
        amount,
        vat: 25,
        vat_amount: Math.round(amount / 5),
      },
    ],
    ...changes,
  };
}

export function sessionBody(amount = 52_900, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    profile_id: "default",
    url: { return_url: "https://shop.example/thanks?ref=7" },
    order: orderOf(amount),
    ...changes,
  };
}

export interface PaidSession {
  sessionId: string;
  transactionId: string;
  result: PayResult;
}

export interface PayWish {
  amount?: number;
  method?: string;
  input?: PaymentInput;
  body?: Readonly<Record<string, unknown>>;
}

/** A session that its payer has tried to pay once, with the plain test card unless the wish says otherwise. */
export async function givenPaidSession(client: CheckoutClient, wish: PayWish = {}): Promise<PaidSession> {
  const created = await client.call("POST", "/v1/sessions-profile", sessionBody(wish.amount, wish.body));
  const sessionId = textOf(created.body["id"]);
  const result = await payAgain(client, sessionId, wish);
  const session = await client.call("GET", `/v1/sessions/${sessionId}`);
  return { sessionId, transactionId: textOf(session.body["transaction_id"]), result };
}

export function payAgain(client: CheckoutClient, sessionId: string, wish: PayWish = {}): Promise<PayResult> {
  const method = wish.method ?? "dintero_psp.creditcard";
  const simulated: PaymentInput = { kind: "simulated", choice: "approve" };
  return paySession(client.ctx, {
    sessionId,
    method,
    input: wish.input ?? (method.endsWith(".creditcard") ? cardInput() : simulated),
    payerIp: "203.0.113.7",
    userAgent: "TestBrowser/1.0",
    requestId: null,
  });
}
