import type { Order, StoredAddress, StoredShipping } from "../../shared/checkout/order.schema.ts";
import { badField } from "./bad-field.ts";
import { discountCodesOf, type ExpressTerms, reaches, withShippingOption } from "./express.rules.ts";
import type { SessionRecord } from "./session.record.ts";
import { orderAfterAnswer, type ShopAnswer } from "./shop-answer.rules.ts";

export interface PayerAddresses {
  /** Left out where nothing is sent. */
  shipping: StoredAddress | null;
  billing: StoredAddress | null;
}

/** What becomes of an order, and what is noted about it. */
export interface OrderChange {
  order: Order;
  /** The ways of sending it on offer, where they change. */
  options?: readonly StoredShipping[];
  events: readonly { name: string; details?: Readonly<Record<string, unknown>> }[];
}

type Subject = Pick<SessionRecord, "order">;

/**
 * The order with the payer's addresses. A way of sending it that does not reach them is taken out again, and where the
 * shop says what sending costs, so is every way that was on offer for another address.
 *
 * @throws DomainError `validation_failed` when the address that is needed is left out.
 */
export function withAddresses(
  { order: stored }: Subject,
  terms: ExpressTerms,
  { shipping, billing }: PayerAddresses,
): OrderChange {
  if (terms.needsShipping && shipping === null) throw badField("shipping_address", "is required");
  if (!terms.needsShipping && billing === null) throw badField("billing_address", "is required");
  const order = {
    ...stored,
    ...(shipping === null ? {} : { shipping_address: shipping }),
    ...(billing === null && shipping === null ? {} : { billing_address: billing ?? shipping ?? {} }),
  };
  const chosen = order.shipping_option;
  const isAskedAgain = terms.addressCallbackUrl !== null;
  const isReachable = chosen === undefined || (!isAskedAgain && reaches(chosen, shipping?.country));
  return {
    order: isReachable ? order : withShippingOption(order, null),
    ...(isAskedAgain ? { options: [] } : {}),
    events: [
      ...(shipping === null ? [] : [{ name: "SET_SHIPPING_ADDRESS" }]),
      ...(billing === null ? [] : [{ name: "SET_BILLING_ADDRESS" }]),
    ],
  };
}

/** The order with exactly these codes. @throws DomainError `validation_failed` where the shop takes none, or fewer. */
export function withDiscountCodes({ order }: Subject, terms: ExpressTerms, wanted: readonly string[]): OrderChange {
  if (terms.discountCodes === null) throw badField("discount_codes", "are not taken by this shop");
  const codes = [...new Set(wanted)];
  const { countMax } = terms.discountCodes;
  if (codes.length > countMax) throw badField("discount_codes", `must be at most ${countMax}`);
  return { order: { ...order, discount_codes: codes }, events: [{ name: "SET_DISCOUNT_CODES", details: { codes } }] };
}

/** A change with what the shop said to it; null when the shop's total fits its lines neither way. */
export function withAnswer(before: Order, change: OrderChange, answer: ShopAnswer): OrderChange | null {
  const order = orderAfterAnswer(change.order, answer);
  if (order === null) return null;
  const details = { previous_order: before, updated_order: order };
  const update = answer.order === null ? [] : [{ name: "UPDATE_SESSION", details }];
  const options = answer.options ?? change.options;
  return { order, ...(options === undefined ? {} : { options }), events: [...change.events, ...update] };
}

/** What of an order the payer decides, by which two looks at it are compared. */
export function payersPartOf(order: Order): unknown {
  const { shipping_address = null, billing_address = null } = order;
  return { shipping_address, billing_address, codes: discountCodesOf(order) };
}
