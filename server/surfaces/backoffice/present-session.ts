import { orderLines } from "../../../shared/checkout/order.schema.ts";
import type { SessionRow, SessionView } from "../../../shared/checkout/session.schema.ts";
import type { PaymentLinkView } from "../../../shared/checkout/payment-link.schema.ts";
import type { SessionStepsView } from "../../../shared/checkout/session-steps.schema.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import type { PaymentLink } from "../../checkout/payment-link.service.ts";
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
  steps: SessionStepsView;
  linkCreatedBy: string | null;
  deliveries: DeliveryView[];
}

interface SessionViewer {
  isMasked: boolean;
  /** Where payers reach the hosted page, without a trailing slash. */
  merchantOrigin: string;
}

/** A payment link as a row of its list. */
export function presentLink(link: PaymentLink, { isMasked, merchantOrigin }: SessionViewer): PaymentLinkView {
  const { session, createdBy, openedAt } = link;
  return {
    ...presentSessionRow(session, isMasked),
    url: pageAddress(session, merchantOrigin),
    created_by: createdBy,
    opened_at: openedAt,
  };
}

function pageAddress({ id }: SessionRecord, merchantOrigin: string): string {
  return `${merchantOrigin}/v1/view/${id}`;
}

/** A session as its page shows it. */
export function presentSession(parts: SessionParts, { isMasked, merchantOrigin }: SessionViewer): SessionView {
  const { session, events, steps, linkCreatedBy, deliveries } = parts;
  return {
    ...presentSessionRow(session, isMasked),
    url: pageAddress(session, merchantOrigin),
    return_url: session.return_url,
    callback_url: session.callback_url,
    steps,
    link_created_by: linkCreatedBy,
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
