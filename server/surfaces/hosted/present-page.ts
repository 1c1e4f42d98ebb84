import type { AccountView } from "../../../shared/accounts/account.schema.ts";
import type {
  HostedCheckbox,
  HostedMethod,
  HostedSession,
  PayRefusal,
  PayState,
} from "../../../shared/checkout/hosted-page.schema.ts";
import { freeMethod, paymentMethod } from "../../../shared/payments/payment-methods.ts";
import type { ProcessorError } from "../../../shared/payments/payment.schema.ts";
import { readCheckboxes } from "../../checkout/checkboxes.rules.ts";
import type { PayResult } from "../../checkout/pay-session.service.ts";
import type { PayingState } from "../../checkout/paying-state.service.ts";
import { payableMethods } from "../../checkout/session-methods.rules.ts";
import type { SessionRecord } from "../../checkout/session.record.ts";
import { imageUrl, presentOrder } from "./present-order.ts";
import { presentTheme } from "./present-theme.ts";

/** A session as its payer may see it: nothing of the merchant's settings, nothing of earlier payers. */
export function presentHostedSession(session: SessionRecord, account: AccountView, state: PayingState): HostedSession {
  const { configuration, request } = session;
  return {
    id: session.id,
    is_sandbox: account.kind === "sandbox",
    merchant: presentMerchant(session, account),
    language: languageOf(configuration["language"]),
    theme: presentTheme(configuration),
    currency: session.currency,
    amount: session.amount,
    merchant_reference: session.merchant_reference,
    ...presentOrder(session),
    checkboxes: readCheckboxes(request["checkboxes"]).map(presentCheckbox),
    methods: payableMethods(configuration, session.order, session.request).map(presentMethod),
    expires_at: session.expires_at,
    pay: presentState(state),
  };
}

function presentMerchant({ request, configuration }: SessionRecord, account: AccountView): HostedSession["merchant"] {
  const own = request["merchant"];
  const configured = configuration["merchant"];
  return {
    name: textAt(own, "name") ?? textAt(configured, "name") ?? account.name,
    logo_url: imageUrl(textAt(own, "logo_url") ?? textAt(configured, "logo_url")),
    terms_url: webAddress(textAt(request["url"], "merchant_terms_url")),
  };
}

/** Only web addresses: the page links to them. */
function webAddress(text: string | null): string | null {
  return text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}

function presentCheckbox(box: ReturnType<typeof readCheckboxes>[number]): HostedCheckbox {
  const url = webAddress(box.link?.url ?? null);
  return {
    id: box.id,
    label: box.label,
    is_checked: box.checked ?? false,
    is_required: box.required ?? false,
    link: url === null ? null : { url, text: box.link?.text ?? url },
  };
}

function languageOf(value: unknown): string | null {
  return typeof value === "string" && /^[a-z]{2}([-_][A-Za-z]{2})?$/.test(value) ? value : null;
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
  if (type === freeMethod) return "none";
  if (type.endsWith(".creditcard")) return "card";
  if (/invoice|klarna|billie/.test(type)) return "invoice";
  return /vipps|mobilepay|swish/.test(type) ? "phone" : "wallet";
}

export function presentState(state: PayingState): PayState {
  switch (state.state) {
    case "open":
      return { state: "open", refusal: state.error === null ? null : presentRefusal(state.error) };
    case "processing":
    case "locked":
      return { state: state.state };
    case "authorized":
      return { state: "paid", return_url: state.return_url };
    case "on_hold":
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
    case "on_hold":
    case "challenge":
    case "processing":
      return result;
  }
}

function presentRefusal(error: ProcessorError): PayRefusal {
  return { code: error.code, message: error.message, can_retry: error.retry_code !== "DO_NOT_RETRY" };
}
