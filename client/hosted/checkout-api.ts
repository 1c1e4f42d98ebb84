import type { AddressesRequest } from "../../shared/checkout/hosted-order.schema.ts";
import type { Agreement, HostedSession, PayInput, PayState } from "../../shared/checkout/hosted-page.schema.ts";

/** What the server said no to, or null status when it was not reached. */
export class CheckoutError extends Error {
  readonly status: number | null;
  /** Kontor's name of the refusal; null when there was none. */
  readonly code: string | null;

  constructor(status: number | null, code: string | null, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CheckoutError";
    this.status = status;
    this.code = code;
  }
}

/**
 * The page's calls to its own origin, which checks its answers against their schema before it sends
 * them; checking them again here would double the size of the page. @throws CheckoutError
 */
export interface CheckoutApi {
  load: () => Promise<HostedSession>;
  state: () => Promise<PayState>;
  pay: (method: string, input: PayInput, agreed: Agreement) => Promise<PayState>;
  leave: () => Promise<PayState>;
  setAddresses: (addresses: AddressesRequest) => Promise<HostedSession>;
  chooseShipping: (lineId: string) => Promise<HostedSession>;
  setDiscountCodes: (codes: readonly string[]) => Promise<HostedSession>;
  lock: () => Promise<{ pay_lock_id: string }>;
  unlock: () => Promise<HostedSession>;
}

export function createCheckoutApi(sessionId: string): CheckoutApi {
  const base = `/v1/view/${encodeURIComponent(sessionId)}`;
  const session = `${base}/session`;
  return {
    load: async () => (await call("GET", session)) as HostedSession,
    state: async () => (await call("GET", `${session}/state`)) as PayState,
    pay: async (method, input, agreed) =>
      (await call("POST", `${base}/payments/${encodeURIComponent(method)}`, { agreed, input })) as PayState,
    leave: async () => (await call("POST", `${session}/abandon`, {})) as PayState,
    setAddresses: async (addresses) => (await call("PUT", `${session}/order/addresses`, addresses)) as HostedSession,
    chooseShipping: async (lineId) =>
      (await call("PUT", `${session}/order/shipping_option`, { line_id: lineId })) as HostedSession,
    setDiscountCodes: async (codes) =>
      (await call("PUT", `${session}/order/discount_codes`, { discount_codes: codes })) as HostedSession,
    lock: async () => (await call("POST", `${session}/lock`, {})) as { pay_lock_id: string },
    unlock: async () => (await call("DELETE", `${session}/lock`, {})) as HostedSession,
  };
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const json = { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path, { method, ...(body === undefined ? {} : json) });
  } catch (cause) {
    throw new CheckoutError(null, null, "The server was not reached", { cause });
  }
  const answer = (await response.json().catch(() => null)) as { detail?: unknown; code?: unknown } | null;
  if (response.ok) return answer;
  const code = typeof answer?.code === "string" ? answer.code : null;
  const detail = typeof answer?.detail === "string" ? answer.detail : response.statusText;
  throw new CheckoutError(response.status, code, detail);
}
