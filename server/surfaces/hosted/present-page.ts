import { orderLines } from "../../../shared/checkout/order.schema.ts";
import { orderLineView } from "../../../shared/checkout/order-line-view.ts";
import type { HostedMethod, HostedSession, PayRefusal, PayState } from "../../../shared/checkout/hosted-page.schema.ts";
import { paymentMethod } from "../../../shared/payments/payment-methods.ts";
import type { ProcessorError } from "../../../shared/payments/payment.schema.ts";
import type { AccountView } from "../../../shared/accounts/account.schema.ts";
import type { PayResult } from "../../checkout/pay-session.service.ts";
import type { PayingState } from "../../checkout/paying-state.service.ts";
import { payableMethods } from "../../checkout/session-methods.rules.ts";
import type { SessionRecord } from "../../checkout/session.record.ts";

/** A session as its payer may see it: nothing of the merchant's settings, nothing of earlier payers. */
export function presentHostedSession(session: SessionRecord, account: AccountView, state: PayingState): HostedSession {
  return {
    id: session.id,
    is_sandbox: account.kind === "sandbox",
    merchant: { name: merchantName(session) ?? account.name, terms_url: termsUrl(session) },
    currency: session.currency,
    amount: session.amount,
    merchant_reference: session.merchant_reference,
    lines: orderLines(session.order).map(orderLineView),
    methods: payableMethods(session.configuration, session.currency).map(presentMethod),
    expires_at: session.expires_at,
    pay: presentState(state),
  };
}

function merchantName(session: SessionRecord): string | null {
  return textAt(session.request["merchant"], "name");
}

/** Only web addresses: the page links to it. */
function termsUrl(session: SessionRecord): string | null {
  const text = textAt(session.request["url"], "merchant_terms_url");
  return text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}

function textAt(value: unknown, key: string): string | null {
  const found = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === "string" && found !== "" ? found : null;
}

function presentMethod(type: string): HostedMethod {
  return { type, label: paymentMethod(type).label, form: formOf(type) };
}

/** How the payer is asked for this way to pay. */
export function formOf(type: string): HostedMethod["form"] {
  if (type.endsWith(".creditcard")) return "card";
  return /invoice|klarna|billie/.test(type) ? "invoice" : "app";
}

export function presentState(state: PayingState): PayState {
  switch (state.state) {
    case "open":
      return { state: "open", refusal: state.error === null ? null : presentRefusal(state.error) };
    case "processing":
      return { state: "processing" };
    case "authorized":
      return { state: "paid", return_url: state.return_url };
    case "closed":
      return state;
  }
}

export function presentResult(result: PayResult): PayState {
  switch (result.state) {
    case "authorized":
      return { state: "paid", return_url: result.return_url };
    case "retry":
      return { state: "open", refusal: presentRefusal(result.error) };
    case "challenge":
    case "processing":
      return result;
  }
}

function presentRefusal(error: ProcessorError): PayRefusal {
  return { code: error.code, message: error.message, can_retry: error.retry_code !== "DO_NOT_RETRY" };
}
