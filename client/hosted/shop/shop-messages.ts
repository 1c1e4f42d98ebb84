import type { HostedSession, PayState } from "../../../shared/checkout/hosted-page.schema.ts";

/** What the shop learns when the page is done; its own handler may then decide where to go. Of a session that expired it hears as of one that never was. */
export function endMessage(state: Extract<PayState, { return_url: string }>): {
  type: string;
  facts: Record<string, string>;
} | null {
  const href = state.return_url;
  const query = new URL(href, "https://shop.example").searchParams;
  if (state.state !== "closed") {
    const transaction_id = query.get("transaction_id") ?? "";
    const merchant_reference = query.get("merchant_reference") ?? "";
    const type = state.state === "paid" ? "SessionPaymentAuthorized" : "SessionPaymentOnHold";
    return { type, facts: { href, transaction_id, merchant_reference } };
  }
  if (state.reason === "expired") return null;
  if (state.reason === "cancelled") return { type: "SessionCancel", facts: { href } };
  return { type: "SessionPaymentError", facts: { href, error: query.get("error") ?? "failed" } };
}

/** A session in the words of the checkout wire, as far as a shop's page has use for it. */
export function sessionForShop(session: HostedSession): Record<string, unknown> {
  const { shipping, shipping_address, billing_address, express } = session;
  return {
    id: session.id,
    expires_at: session.expires_at,
    order: {
      amount: session.amount,
      currency: session.currency,
      merchant_reference: session.merchant_reference,
      ...known({ vat_amount: session.vat_amount, shipping_option: shipping, shipping_address, billing_address }),
      items: session.lines.map(({ thumbnail_url, discount, ...line }) => known({ ...line, thumbnail_url, discount })),
    },
    ...(express === null ? {} : { express: { shipping_options: express.options.map(known) } }),
  };
}

function known(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
