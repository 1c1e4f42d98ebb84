import { type Order, orderLines, type StoredAddress } from "../../shared/checkout/order.schema.ts";
import { inlineProfileId } from "./profile.service.ts";
import type { SessionRecord } from "./session.record.ts";

export interface Buyer {
  externalId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  country: string | null;
}

/** Who buys, from what the merchant said of the customer and then from the addresses. */
export function buyerOf(session: { order: Order; customer: SessionRecord["customer"] }): Buyer {
  const addresses = [session.order.billing_address, session.order.shipping_address].filter(
    (address) => address !== undefined,
  );
  const first = (read: (address: StoredAddress) => string | undefined) => addresses.map(read).find(isText) ?? null;
  return {
    externalId: session.customer?.customer_id ?? null,
    name: first(nameOf),
    email: session.customer?.email ?? first((address) => address.email),
    phone: session.customer?.phone_number ?? first((address) => address.phone_number),
    country: first((address) => address.country),
  };
}

/** The people on the addresses, "first last", as a session is searched by them. */
export function namesOn({ billing_address, shipping_address }: Order): string[] {
  const names = [billing_address, shipping_address].map((address) =>
    [address?.first_name, address?.last_name].filter(isText).map(spacedOnce).filter(isText).join(" "),
  );
  return [...new Set(names.filter(isText))];
}

/** A search text and a name are compared without the blanks that somebody typed too many. */
export function spacedOnce(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

function nameOf(address: StoredAddress): string | undefined {
  const person = [address.first_name, address.last_name].filter(isText).join(" ");
  return person === "" ? address.business_name : person;
}

/**
 * What a payment keeps of its session, copied when the payer starts to pay: the lines with the
 * shipping option among them, the addresses and where the merchant's answers go.
 */
export function paymentDetails(session: SessionRecord, payer: { ip: string | null; userAgent: string | null }) {
  const { order, request, configuration } = session;
  const details = {
    channel: configuration.channel ?? "ecommerce",
    items: orderLines(order),
    shipping_option: order.shipping_option,
    shipping_address: order.shipping_address,
    billing_address: order.billing_address,
    store: order.store,
    gift_cards: order["gift_cards"],
    payout_destination_id: order["payout_destination_id"],
    platform_type: objectOf(request["merchant"])["platform_type"],
    customer: session.customer ?? undefined,
    checkboxes: request["checkboxes"],
    payment_operation: request["payment_operation"],
    payment_token_id: request["payment_token_id"],
    pre_authorization: configuration["pre_authorization"],
    url: {
      redirect_url: session.return_url,
      ...(session.callback_url === null ? {} : { callback_url: session.callback_url }),
    },
    metadata: paymentMetadata(session),
    customer_ip: payer.ip ?? undefined,
    user_agent: payer.userAgent ?? undefined,
    initiating_system_request_headers: session.initiating_headers,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** Whose shop it was and the default reference of captures and refunds, unless the session says so itself. */
function paymentMetadata(session: SessionRecord): Record<string, unknown> {
  const { name } = objectOf(session.configuration["merchant"]);
  const { event_reference } = session.order;
  return {
    ...(typeof name === "string" ? { merchant_name: name } : {}),
    ...(event_reference === undefined ? {} : { event_reference }),
    ...sessionMetadata(session),
  };
}

/** The merchant's own metadata, and the profile's id where one was used. */
export function sessionMetadata({ request, profile_id }: SessionRecord): Record<string, unknown> {
  const profile = profile_id === inlineProfileId ? {} : { "session:profile_id": profile_id };
  return { ...objectOf(request["metadata"]), ...profile };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
