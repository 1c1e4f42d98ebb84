import express from "express";
import type { AddressInfo } from "node:net";
import { beforeEach, expect, test, vi } from "vitest";
import { DomainError, type ErrorCode } from "../../../shared/errors.ts";
import type { Gateway } from "../../gateways/gateway.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";
import { elsewhere, expectEnvelope, operate, type Rows, rowsOf } from "../../testing/checkout-refusals.ts";
import { cardInput } from "../../testing/payments.ts";
import { errorHandler } from "./answer-error.ts";
import { errorByCode } from "./error-by-code.ts";

let client: CheckoutClient;
beforeEach(async () => {
  client = await givenCheckoutClient();
});

const amount = 50_000;

function withGateway(change: (sandbox: Gateway) => Gateway | null): void {
  const { gateways } = client.ctx;
  client.ctx.gateways = {
    forAccount: (id) => {
      const sandbox = gateways.forAccount(id);
      return sandbox === null ? null : change(sandbox);
    },
  };
}

async function tokenTooOften(): Promise<Answer> {
  const headers = { authorization: `Basic ${btoa("nobody:guess")}` };
  const body = {
    grant_type: "client_credentials",
    audience: `https://api.dintero.com/v1/accounts/${client.accountId}`,
  };
  const ask = () => client.call("POST", `/v1/accounts/${client.accountId}/auth/token`, body, { token: null, headers });
  let answer = await ask();
  while (answer.status === 401) answer = await ask();
  return answer;
}

async function askSilentShop(): Promise<Answer> {
  const order = { ...sessionBody(amount).order, shipping_address: { country: "NO" } };
  const express = { shipping_options: [], shipping_address_callback_url: "no address" };
  const made = await client.call("POST", "/v1/sessions-profile", { ...sessionBody(amount), order, express });
  const query = "update_without_lock=true&force_shipping_address_callback=true";
  return client.call("PUT", `/v1/sessions/${textOf(made.body["id"])}?${query}`, { order });
}

async function changeUnlocked(): Promise<Answer> {
  const made = await client.call("POST", "/v1/sessions-profile", sessionBody(amount));
  return client.call("PUT", `/v1/sessions/${textOf(made.body["id"])}`, { order: sessionBody(amount).order });
}

const byCode: Rows<ErrorCode> = {
  validation_failed: {
    call: () => client.call("GET", "/v1/transactions?limit=0"),
    says: /^limit must be from 1 to 100$/,
    fields: ["limit"],
  },
  malformed_body: { call: () => client.call("POST", "/v1/sessions-profile", undefined, { raw: "{" }), says: /JSON/ },
  body_too_large: {
    call: () => client.call("POST", "/v1/sessions-profile", undefined, { raw: JSON.stringify("x".repeat(1_000_001)) }),
    says: /larger than|too large/i,
  },
  unsupported_media_type: {
    call: () =>
      client.call(
        "POST",
        "/v1/sessions-profile",
        {},
        { headers: { "content-type": "application/json; charset=latin1" } },
      ),
    says: /UTF-8/i,
  },
  unauthenticated: { call: () => client.call("GET", "/v1/transactions", undefined, { token: null }), says: /token/ },
  forbidden: { call: () => client.call("GET", "/v1/accounts/T00000009/settlements"), says: /account|allow/ },
  origin_refused: elsewhere,
  not_found: { call: () => client.call("GET", "/v1/transactions/T00000001.none"), says: /no payment/ },
  method_not_allowed: elsewhere,
  operation_blocked: { call: () => operate(client, { amount }, ["void"], ["void"]), says: /released/ },
  operation_in_flight: {
    call: async () => {
      withGateway((sandbox) => ({
        ...sandbox,
        capture: () => Promise.resolve({ outcome: "unknown", retryAfterMs: 60_000 }),
      }));
      const { transactionId } = await givenPaidSession(client, { amount });
      await client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount });
      return client.call("POST", `/v1/transactions/${transactionId}/void`);
    },
    says: /not been answered/,
  },
  stale_figures: elsewhere,
  precondition_failed: elsewhere,
  idempotency_key_missing: elsewhere,
  idempotency_key_reused: elsewhere,
  processor_refused: {
    call: () => {
      const error = { code: "DECLINED", message: "The bank said no.", type: ["DECLINED"] };
      withGateway((sandbox) => ({ ...sandbox, capture: () => Promise.resolve({ outcome: "failed", error }) }));
      return operate(client, { amount }, ["capture", { amount }]);
    },
    says: /said no/,
  },
  processor_unavailable: {
    call: () => operate(client, { amount, input: cardInput("4100000000000019") }, ["capture", { amount }]),
    says: /answer/,
  },
  live_gateway_missing: {
    call: async () => {
      const { transactionId } = await givenPaidSession(client, { amount });
      withGateway(() => null);
      return client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount });
    },
    says: /live gateway/,
  },
  session_closed: { call: changeUnlocked, says: /locked/ },
  url_refused: {
    call: () => client.call("POST", "/v1/sessions-profile", { ...sessionBody(amount), url: { return_url: "thanks" } }),
    says: /^url\.return_url /,
    fields: ["url.return_url"],
  },
  second_factor_required: elsewhere,
  enrolment_required: elsewhere,
  step_up_required: elsewhere,
  document_invalid: elsewhere,
  currency_disabled: elsewhere,
  payouts_disabled: elsewhere,
  insufficient_balance: elsewhere,
  rate_limited: { call: tokenTooOften, says: /[Tt]oo many/ },
  unavailable: { call: askSilentShop, says: /no usable answer/ },
  internal: {
    call: () => {
      vi.spyOn(client.ctx.store, "read").mockRejectedValue(new Error("SQLITE_CORRUPT in payment.repository.ts"));
      return client.call("GET", "/v1/transactions");
    },
    says: /^Something went wrong on our side\.$/,
  },
};

test("every refusal that this wire can word has its row, and no row is left over", () => {
  expect(Object.keys(byCode).sort()).toEqual(Object.keys(errorByCode).sort());
});

test.each(rowsOf(byCode))("a call that meets %s is refused in the envelope", async (code, row) => {
  expectEnvelope(await row.call(), errorByCode[code], row);
});

test.each(Object.entries(errorByCode))(
  "%s is worded in the same envelope, wherever it comes from",
  async (code, kind) => {
    const app = express().get("/", () => {
      throw new DomainError(code as ErrorCode, "No.", {
        fields: [{ path: "a.b", message: "is wrong", said: { key: "list.one_value" } }],
      });
    });
    app.use(errorHandler(client.ctx, () => "request"));
    const server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect([answer.status, await answer.json()]).toEqual([
      kind.status,
      { error: { code: kind.code, message: "No.", errors: [{ path: "a.b", message: "is wrong" }] } },
    ]);
    await new Promise((resolve) => server.close(resolve));
  },
);
