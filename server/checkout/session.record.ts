import type { Selectable } from "kysely";
import type { Configuration, Order, SessionCustomer } from "../../shared/checkout/order.schema.ts";
import type { CheckoutSessionEventTable, CheckoutSessionTable } from "./checkout.table.ts";

/** A session as the domain holds it: the row with its JSON columns parsed. */
export type SessionRecord = Omit<
  Selectable<CheckoutSessionTable>,
  "order" | "customer" | "configuration" | "request" | "initiating_headers"
> & {
  order: Order;
  customer: SessionCustomer | null;
  /** Profile and session merged, as they were at creation. */
  configuration: Configuration;
  /** Every other field of the merchant's request: `url`, `metadata`, `merchant`, `express`, `checkboxes` ... */
  request: Readonly<Record<string, unknown>>;
  initiating_headers: Readonly<Record<string, string>>;
};

export type SessionEventRecord = Omit<Selectable<CheckoutSessionEventTable>, "request_headers" | "details"> & {
  request_headers: Readonly<Record<string, string>> | null;
  details: Readonly<Record<string, unknown>> | null;
};
