import { lineTotal, lineVat, linkTotal } from "../../shared/checkout/link-lines.ts";
import type { Configuration, Order, SessionCustomer, StoredAddress } from "../../shared/checkout/order.schema.ts";
import type { CreateLinkRequest, LinkAddress } from "../../shared/checkout/payment-link.schema.ts";
import { paymentMethods, type PaymentMethodType } from "../../shared/payments/payment-methods.ts";

/** The order that a person typed, as a shop's server would have sent it. */
export function orderOfLink(request: CreateLinkRequest): Order {
  const { currency, merchant_reference, lines } = request;
  const address = addressOf(request);
  return {
    amount: linkTotal(lines),
    currency,
    merchant_reference,
    items: lines.map((line, index) => {
      const amount = lineTotal(line);
      const { description, quantity, vat } = line;
      return { line_id: String(index + 1), description, quantity, amount, vat, vat_amount: lineVat(amount, vat) };
    }),
    ...(address === null ? {} : { billing_address: address, shipping_address: address }),
  };
}

function addressOf({ address, customer }: CreateLinkRequest): StoredAddress | null {
  const known = definedOf(address ?? {});
  if (Object.keys(known).length === 0) return null;
  return { ...known, ...definedOf({ email: customer?.email, phone_number: customer?.phone_number }) };
}

export function customerOfLink({ customer }: CreateLinkRequest): SessionCustomer | null {
  const known = definedOf({ email: customer?.email, phone_number: customer?.phone_number });
  return Object.keys(known).length === 0 ? null : known;
}

function definedOf(fields: { [Name in keyof LinkAddress | "email" | "phone_number"]?: string | undefined }) {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Every method but the wanted ones switched off; nothing where the profile shall decide. */
export function onlyMethods(wanted: readonly PaymentMethodType[] | undefined): Configuration {
  if (wanted === undefined) return {};
  const configuration: Record<string, Record<string, unknown>> = {};
  for (const type of Object.keys(paymentMethods) as PaymentMethodType[]) {
    if (wanted.includes(type)) continue;
    const [product = type, method] = type.split(".");
    const off = { enabled: false };
    configuration[product] = { ...configuration[product], ...(method === undefined ? off : { [method]: off }) };
  }
  return configuration;
}
