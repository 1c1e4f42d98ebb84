import {
  type CustomerEvent,
  customerEventSchema,
  type LoanEvent,
  loanEventSchema,
  type OfferEvent,
  offerEventSchema,
} from "../../../shared/lending/lending-event.schema.ts";
import type { EventRecord } from "../../webhooks/dialect.ts";
import { presentCustomer, presentKyc } from "./present-customer.ts";
import { wireInstant } from "./wire-fields.ts";
import { wireCustomerId } from "./wire-ids.ts";
import { wireMoney, wirePercentage } from "./wire-money.ts";

type Data = Readonly<Record<string, unknown>>;

/** What an event says on this wire: the `data` of its message. What is not of lending's own making travels as it is. */
export function eventData({ type, subject_type: subject, payload }: EventRecord): Data {
  const change = type.replace(/^.*\./, "");
  if (subject === "borrower") return customerData(change, customerEventSchema.parse(payload));
  if (subject === "credit_offer") return offerData(offerEventSchema.parse(payload));
  return subject === "loan" ? loanData(change, loanEventSchema.parse(payload)) : payload;
}

function customerData(change: string, customer: CustomerEvent): Data {
  if (change === "created") return presentCustomer(customer);
  const { status, external_id } = customer;
  const brief = { id: wireCustomerId(customer.customer_id), status, external_id };
  return change === "kyc_updated" ? { ...brief, kyc: presentKyc(customer) } : brief;
}

function offerData(offer: OfferEvent): Data {
  return {
    id: offer.offer_id,
    customer_id: wireCustomerId(offer.customer_id),
    status: offer.status,
    approved_amount: wireMoney(offer.approved_amount),
    min_amount: wireMoney(offer.min_amount),
    interest_rate: wirePercentage(offer.rate_ppm),
    ...offerTerm(offer),
    due_date_rule: null,
    valid_until: wireInstant(offer.valid_until),
  };
}

/** A fixed term is one number, a range its two ends: never both. */
export function offerTerm({ installments_min: min, installments_max: max }: OfferTerm): Data {
  return min === max ? { installments: min } : { min_installments: min, max_installments: max };
}

type OfferTerm = Pick<OfferEvent, "installments_min" | "installments_max">;

function loanData(change: string, loan: LoanEvent): Data {
  const { loan_id: id, status } = loan;
  switch (change) {
    case "created":
      return {
        id,
        credit_offer_id: loan.credit_offer_id,
        customer_id: wireCustomerId(loan.customer_id),
        status,
        requested_amount: wireMoney(loan.requested_amount),
        number_of_installments: loan.installment_count,
      };
    case "contract_generated":
      return { id, status, ccb_number: loan.ccb_number, signing_url: loan.signing_url };
    case "awaiting_signatures":
      return { id, status, signing_url: loan.signing_url };
    case "signed":
      return { id, status, ccb_number: loan.ccb_number };
    case "active": {
      const amounts = { requested_amount: wireMoney(loan.requested_amount), net_amount: wireMoney(loan.net_amount) };
      return { id, status, ...amounts };
    }
    case "payment_received":
      return { id, status: "active", payment: paymentData(loan.payment) };
    default:
      return { id, status };
  }
}

function paymentData(payment: LoanEvent["payment"]): Data | null {
  if (payment === null) return null;
  const { amount, paid_at: paidAt, installment_number } = payment;
  return { amount: wireMoney(amount), paid_at: wireInstant(paidAt), installment_number };
}
