import type { Buyer } from "./buyers.ts";
import { makeOrder, type Order } from "./order.ts";
import type { Row, SeedRows } from "./seed-rows.ts";
import { markets } from "./shop-range.ts";
import { instant, type World } from "./world.ts";

/** A session before it is known what becomes of it. */
export interface SessionDraft {
  row: Row<"checkout_session"> & { version: number };
  buyer: Buyer;
  order: Order;
  createdMs: number;
  expiresMs: number;
}

const sessionLifeMs = 24 * 3_600_000;

export interface NewSession {
  atMs: number;
  orderNumber: number;
  /** Without a callback: it is still open when the history ends, and no shop waits at the end of the line. */
  isSilent: boolean;
}

/** Opens a session for somebody who has just filled a basket. */
export function openSession(
  world: World,
  rows: SeedRows,
  { atMs: createdMs, orderNumber, isSilent }: NewSession,
): SessionDraft {
  const { random, ids, accountId, shopUrl } = world;
  const market = random.pickWeighted(markets);
  const order = makeOrder(random, market);
  const { buyer, isNew } = world.buyers.next(market, createdMs);
  const at = instant(createdMs);
  if (isNew) rows.customers.push(customerRow(accountId, buyer, at));
  const id = ids.inAccount(accountId, createdMs);
  const reference = `A-${orderNumber}`;
  const style = random.pickWeighted(callbackStyles);
  const callback = isSilent ? null : style;
  const row = {
    id,
    account_id: accountId,
    profile_id: "default",
    customer_id: buyer.id,
    payment_id: null,
    status: "open" as const,
    currency: market.currency,
    amount: order.amount,
    merchant_reference: reference,
    merchant_reference_2: null,
    return_url: `${shopUrl}/checkout/done`,
    callback_url: callback === null ? null : `${shopUrl}/checkout/callback${callback}`,
    order: JSON.stringify(orderJson(order, buyer, reference)),
    customer: JSON.stringify({ email: buyer.email, phone_number: buyer.phone }),
    configuration: configurationJson(world),
    request: "{}",
    initiating_headers: "{}",
    customer_ip: null,
    user_agent: null,
    cancelled_by: null,
    cancelled_at: null,
    expires_at: instant(createdMs + sessionLifeMs),
    created_at: at,
    updated_at: at,
    version: 0,
  };
  rows.sessions.push(row);
  addSessionEvent(world, rows, row, "INITIATED", createdMs);
  return { row, buyer, order, createdMs, expiresMs: createdMs + sessionLifeMs };
}

export function addSessionEvent(
  world: World,
  rows: SeedRows,
  session: Row<"checkout_session">,
  name: string,
  atMs: number,
  details?: Readonly<Record<string, unknown>>,
): void {
  rows.sessionEvents.push({
    session_id: session.id,
    id: world.ids.uuid(),
    name,
    request_id: null,
    request_headers: null,
    details: details === undefined ? null : JSON.stringify(details),
    created_at: instant(atMs),
  });
}

/** How shops ask for callbacks: with errors, with every capture and refund, as a bare address, not at all. */
const callbackStyles = [
  ["?report_error=true", 50],
  ["?report_error=true&report_event=CAPTURE&report_event=REFUND", 12],
  ["", 13],
  [null, 25],
] as const;

function customerRow(accountId: string, buyer: Buyer, at: string): Row<"customer"> {
  const { id, name, email, phone, country } = buyer;
  return { id, account_id: accountId, external_id: null, name, email, phone, country, created_at: at, updated_at: at };
}

function orderJson(order: Order, buyer: Buyer, reference: string) {
  const { shipping, carrier, market } = order;
  const { id, line_id, amount, vat, vat_amount, description } = shipping;
  return {
    amount: order.amount,
    currency: market.currency,
    merchant_reference: reference,
    items: order.lines.filter((line) => line !== shipping),
    shipping_option: { id, line_id, amount, vat, vat_amount, title: description, operator: carrier },
    shipping_address: {
      first_name: buyer.firstName,
      last_name: buyer.lastName,
      address_line: buyer.street,
      postal_code: buyer.postalCode,
      postal_place: buyer.town,
      country: buyer.country,
      email: buyer.email,
      phone_number: buyer.phone,
    },
  };
}

/** As the profile's snapshot: every method that is active for the currency. */
function configurationJson({ accountId, accountName }: World): string {
  const merchant = { id: accountId, name: accountName };
  return JSON.stringify({ merchant, auto_capture: false, active_payment_types: { enabled: true } });
}
