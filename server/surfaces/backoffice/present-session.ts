import { orderLines } from "../../../shared/checkout/order.schema.ts";
import type { SessionRow, SessionView } from "../../../shared/checkout/session.schema.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { buyerOf } from "../../checkout/payment-details.ts";
import type { SessionEventRecord, SessionRecord } from "../../checkout/session.record.ts";
import { maskFacts, maskPerson } from "./mask.rules.ts";
import { presentLines } from "./present-payment.ts";

/** A session as a row of a list. */
export function presentSessionRow(session: SessionRecord, isMasked: boolean): SessionRow {
  return {
    id: session.id,
    account_id: session.account_id,
    profile_id: session.profile_id,
    customer_id: session.customer_id,
    payment_id: session.payment_id,
    status: session.status,
    currency: session.currency,
    amount: session.amount,
    merchant_reference: session.merchant_reference,
    merchant_reference_2: session.merchant_reference_2,
    payer: maskPerson(buyerOf(session), isMasked),
    expires_at: session.expires_at,
    created_at: session.created_at,
    updated_at: session.updated_at,
  };
}

interface SessionParts {
  session: SessionRecord;
  events: readonly SessionEventRecord[];
  deliveries: DeliveryView[];
}

/** A session as its page shows it. @param merchantOrigin where payers reach the hosted page, without a trailing slash. */
export function presentSession(
  parts: SessionParts,
  viewer: { isMasked: boolean; merchantOrigin: string },
): SessionView {
  const { session, events, deliveries } = parts;
  const { isMasked, merchantOrigin } = viewer;
  return {
    ...presentSessionRow(session, isMasked),
    url: `${merchantOrigin}/v1/view/${session.id}`,
    return_url: session.return_url,
    callback_url: session.callback_url,
    lines: presentLines(orderLines(session.order)),
    events: events.map(({ id, name, created_at, details }) => ({
      id,
      name,
      created_at,
      details: details === null || !isMasked ? details : maskFacts(details),
    })),
    deliveries,
  };
}
