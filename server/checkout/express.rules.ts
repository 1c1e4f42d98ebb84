import { type CustomerType, storedExpressSchema } from "../../shared/checkout/express.schema.ts";
import type { Order, StoredShipping } from "../../shared/checkout/order.schema.ts";

/** Express checkout: the payer says where the order goes and how, on the page. */
export interface ExpressTerms {
  needsShipping: boolean;
  /** Ways to send the order, as far as they are known. */
  options: readonly StoredShipping[];
  /** Consumers, businesses, or both. */
  customerTypes: readonly CustomerType[];
  /** Asked for the options once the address is known; null when they do not depend on it. */
  addressCallbackUrl: string | null;
  hasOwnBillingAddress: boolean;
  /** How many codes the payer may enter and who says what they are worth; null where there are none. */
  discountCodes: { countMax: number; callbackUrl: string } | null;
}

/** Null for sessions whose shop has asked for all of it itself. @param request the session's stored request. */
export function expressTermsOf(request: Readonly<Record<string, unknown>>): ExpressTerms | null {
  const parsed = storedExpressSchema.safeParse(request["express"]);
  if (!parsed.success) return null;
  const { data } = parsed;
  const codes = data.discount_codes;
  return {
    needsShipping: data.shipping_mode !== "shipping_not_required",
    options: data.shipping_options,
    customerTypes: data.customer_types,
    addressCallbackUrl: data.shipping_address_callback_url,
    hasOwnBillingAddress: data.default_different_billing_shipping_address,
    discountCodes: codes === null ? null : { countMax: codes.max_count, callbackUrl: codes.callback_url },
  };
}

/** The codes that an order has; what else a shop has sent under that name is none of the payer's. */
export function discountCodesOf(order: Order): string[] {
  const codes = order["discount_codes"];
  return Array.isArray(codes) ? codes.filter((code): code is string => typeof code === "string") : [];
}

/** What the payer still has to say before the order can be paid; null when nothing is missing. */
export function missingOf(terms: ExpressTerms | null, order: Order): "address" | "shipping_option" | null {
  if (terms === null) return null;
  const address = terms.needsShipping ? order.shipping_address : order.billing_address;
  if (address === undefined) return "address";
  return terms.needsShipping && order.shipping_option === undefined ? "shipping_option" : null;
}

/** The order with another way of sending it, and the total that goes with it. Null takes the option away. */
export function withShippingOption(order: Order, option: StoredShipping | null): Order {
  const { shipping_option: before, ...rest } = order;
  const amount = order.amount - (before?.amount ?? 0) + (option?.amount ?? 0);
  const vat = order["vat_amount"];
  const vatChange = (option?.vat_amount ?? 0) - (before?.vat_amount ?? 0);
  return {
    ...rest,
    amount,
    ...(typeof vat === "number" ? { vat_amount: vat + vatChange } : {}),
    ...(option === null ? {} : { shipping_option: option }),
  };
}

/** Whether a way of sending goods goes to a country; it does where it names none. */
export function reaches(option: Readonly<Record<string, unknown>>, country: string | undefined): boolean {
  const countries = option["countries"];
  return country === undefined || !Array.isArray(countries) || countries.length === 0 || countries.includes(country);
}
