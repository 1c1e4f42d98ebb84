import type {
  HostedAddress,
  HostedExpress,
  HostedLine,
  HostedShipping,
} from "../../../shared/checkout/hosted-order.schema.ts";
import type { Order, StoredAddress, StoredLine, StoredShipping } from "../../../shared/checkout/order.schema.ts";
import { orderLineView } from "../../../shared/checkout/order-line-view.ts";
import { discountCodesOf, expressTermsOf, reaches } from "../../checkout/express.rules.ts";
import type { SessionRecord } from "../../checkout/session.record.ts";

/** An order as its payer sees it: its lines, how it is sent, where to, and the tax in it. */
export function presentOrder(session: SessionRecord) {
  const { order } = session;
  const express = presentExpress(session);
  return {
    lines: (order.items ?? []).map(presentLine),
    shipping: order.shipping_option === undefined ? null : presentShipping(order.shipping_option),
    vat_amount: vatOf(order),
    // What a shop knows of its buyer is not repeated to whoever holds the link, beyond where the goods go.
    shipping_address: presentAddress(order.shipping_address, express !== null),
    billing_address: express === null ? null : presentAddress(order.billing_address, true),
    express,
  };
}

function presentLine(line: StoredLine): HostedLine {
  return { ...orderLineView(line), discount: discountOf(line), thumbnail_url: imageUrl(line["thumbnail_url"]) };
}

function discountOf(line: StoredLine): number | null {
  const lines = line["discount_lines"];
  if (!Array.isArray(lines)) return null;
  const amounts = lines.map((entry: unknown) => objectOf(entry)["amount"]).filter(Number.isSafeInteger) as number[];
  const sum = amounts.reduce((total, amount) => total + Math.abs(amount), 0);
  return sum === 0 ? null : sum;
}

export function presentShipping(option: StoredShipping): HostedShipping {
  const pickUp = objectOf(option["pick_up_address"]);
  const place = [pickUp["business_name"], pickUp["address_line"], pickUp["postal_place"]].filter(isText).join(", ");
  return {
    id: option.id,
    line_id: option.line_id,
    title: option.title,
    description: textOf(option["description"]),
    operator: textOf(option.operator),
    amount: option.amount,
    vat: option.vat ?? null,
    vat_amount: option.vat_amount ?? null,
    pick_up_place: place === "" ? null : place,
  };
}

/** The merchant's own figure first; else the sum of what the lines say, where any of them says it. */
function vatOf(order: Order): number | null {
  const stated = order["vat_amount"];
  if (typeof stated === "number") return stated;
  const parts = [...(order.items ?? []), order.shipping_option].map((line) => line?.vat_amount);
  const known = parts.filter((amount) => amount !== undefined);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

const addressFields = [
  "first_name",
  "last_name",
  "business_name",
  "organization_number",
  "address_line",
  "address_line_2",
  "postal_code",
  "postal_place",
  "country",
] as const;
const contactFields = ["email", "phone_number"] as const;

function presentAddress(address: StoredAddress | undefined, hasContact: boolean): HostedAddress | null {
  if (address === undefined) return null;
  const names = hasContact ? [...addressFields, ...contactFields] : addressFields;
  const shown = Object.fromEntries(
    names.flatMap((name) => {
      const value = address[name];
      return isText(value) ? [[name, value.slice(0, 100)]] : [];
    }),
  );
  return Object.keys(shown).length === 0 ? null : shown;
}

function presentExpress({ request, order, configuration }: SessionRecord): HostedExpress | null {
  const terms = expressTermsOf(request);
  if (terms === null) return null;
  const countries = objectOf(configuration["countries"]);
  const country = order.shipping_address?.country;
  const wanted = configuration["default_customer_type"];
  const [first = "b2c"] = terms.customerTypes;
  const allows = configuration["allow_different_billing_shipping_address"];
  return {
    needs_shipping: terms.needsShipping,
    options: terms.options.filter((option) => reaches(option, country)).map(presentShipping),
    customer_types: [...terms.customerTypes],
    default_customer_type: terms.customerTypes.find((type) => type === wanted) ?? first,
    allows_billing_address:
      allows === true || (Array.isArray(allows) && allows.length > 0) || terms.hasOwnBillingAddress,
    starts_with_billing_address: terms.hasOwnBillingAddress,
    allowed_countries: codesOf(countries["allow_countries"]),
    denied_countries: codesOf(countries["deny_countries"]) ?? [],
    preferred_country: codesOf([countries["preferred_country"]])?.[0] ?? null,
    discount_codes:
      terms.discountCodes === null
        ? null
        : { count_max: terms.discountCodes.countMax, entered: discountCodesOf(order) },
  };
}

function codesOf(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  const codes = value.filter((code): code is string => typeof code === "string" && /^[A-Z]{2}$/.test(code));
  return codes.length === 0 ? null : codes;
}

/** Only what a browser may load as an image from the web. */
export function imageUrl(value: unknown): string | null {
  return typeof value === "string" && URL.canParse(value) && new URL(value).protocol === "https:" ? value : null;
}

function textOf(value: unknown): string | null {
  return isText(value) ? value : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
