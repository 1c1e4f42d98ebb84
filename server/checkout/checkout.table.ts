import type { Generated } from "kysely";
import type { SessionStatus } from "../../shared/checkout/session.schema.ts";

export interface PaymentProfileTable {
  account_id: string;
  /** `default`, or a generated id. */
  id: string;
  name: string;
  description: string | null;
  /** JSON object. */
  configuration: string;
  /** JSON object with the address of the shop's terms; null when the profile names none. */
  url: string | null;
  /** JSON object with the shop's name and logo; null when it is the account's. */
  merchant: string | null;
  created_at: string;
  updated_at: string;
}

export interface CheckoutSessionTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  profile_id: string;
  customer_id: string | null;
  /** The one payment that the session led to. */
  payment_id: string | null;
  status: SessionStatus;
  currency: string;
  /** Minor units. */
  amount: number;
  merchant_reference: string;
  merchant_reference_2: string | null;
  return_url: string;
  callback_url: string | null;
  /** JSON: the order with its lines. */
  order: string;
  /** JSON: what the merchant said of the buyer. */
  customer: string | null;
  /** JSON: the profile's configuration and the session's own on top, as they were at creation. */
  configuration: string;
  /** JSON: every other field of the request, answered back as sent. */
  request: string;
  /** JSON: the merchant system's own headers, lower-cased names. */
  initiating_headers: Generated<string>;
  customer_ip: string | null;
  user_agent: string | null;
  cancelled_by: string | null;
  cancelled_at: string | null;
  /** The person who made it as a payment link; null for a shop's own session. */
  link_created_by: string | null;
  expires_at: string;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
}

/** Reserved payments whose money is taken without anybody asking, for as long as that is tried. */
export interface AutoCaptureTable {
  payment_id: string;
  next_at: string;
  until: string;
}

/** A name on an address of a session that its customer does not go by. */
export interface CheckoutSessionNameTable {
  account_id: string;
  name: string;
  session_id: string;
}

export interface CheckoutSessionEventTable {
  seq: Generated<number>;
  session_id: string;
  id: string;
  name: string;
  request_id: string | null;
  request_headers: string | null;
  /** JSON. */
  details: string | null;
  created_at: string;
}
