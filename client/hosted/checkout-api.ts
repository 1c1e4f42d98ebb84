import type { AgreedPrice, HostedSession, PayInput, PayState } from "../../shared/checkout/hosted-page.schema.ts";

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
  pay: (method: string, input: PayInput, agreed: AgreedPrice) => Promise<PayState>;
  leave: () => Promise<PayState>;
}

export function createCheckoutApi(sessionId: string): CheckoutApi {
  const base = `/v1/view/${encodeURIComponent(sessionId)}`;
  return {
    load: async () => (await call(`${base}/session`)) as HostedSession,
    state: async () => (await call(`${base}/session/state`)) as PayState,
    pay: async (method, input, agreed) =>
      (await call(`${base}/payments/${encodeURIComponent(method)}`, { agreed, input })) as PayState,
    leave: async () => (await call(`${base}/session/abandon`, {})) as PayState,
  };
}

async function call(path: string, body?: unknown): Promise<unknown> {
  const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path, body === undefined ? {} : post);
  } catch (cause) {
    throw new CheckoutError(null, null, "The server was not reached", { cause });
  }
  const answer = (await response.json().catch(() => null)) as { detail?: unknown; code?: unknown } | null;
  if (response.ok) return answer;
  const code = typeof answer?.code === "string" ? answer.code : null;
  throw new CheckoutError(
    response.status,
    code,
    typeof answer?.detail === "string" ? answer.detail : response.statusText,
  );
}
