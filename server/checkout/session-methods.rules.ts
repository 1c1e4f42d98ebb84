import type { Configuration, Order } from "../../shared/checkout/order.schema.ts";
import {
  freeMethod,
  paymentMethod,
  paymentMethods,
  type PaymentMethodType,
} from "../../shared/payments/payment-methods.ts";

const known = Object.keys(paymentMethods) as PaymentMethodType[];

/** As much of an order as decides what it can be paid with. */
type PayableOrder = Pick<Order, "currency" | "items"> & Partial<Pick<Order, "amount">>;

/** Whether a session may cost nothing: the configuration switches that on, or everything that it does not name. */
export function takesFreeOrders(configuration: Configuration): boolean {
  const group = configuration["dintero"];
  const entry = isObject(group) ? group["zero"] : undefined;
  return isObject(entry) ? isOn(entry) : isEnabled(configuration["active_payment_types"]);
}

/** Whether a session asks for no money at all, only for a card that is kept for later. @param request as it was stored. */
export function onlyKeepsCard(request: Readonly<Record<string, unknown>>): boolean {
  return request["payment_operation"] === "generate_payment_token";
}

/**
 * The methods that a session offers: switched on by the configuration, payable, and able to take the
 * currency and an order without lines where it has none. They come in the configuration's own order, the default one first, and those that only
 * `active_payment_types` switches on last. An order that costs nothing is completed instead, where that is switched on;
 * where it is not, it can be paid with nothing at all, unless a card is only to be kept.
 */
export function payableMethods(
  configuration: Configuration,
  order: PayableOrder,
  request: Readonly<Record<string, unknown>> = {},
): (PaymentMethodType | typeof freeMethod)[] {
  if (order.amount === 0 && takesFreeOrders(configuration)) return [freeMethod];
  if (order.amount === 0 && !onlyKeepsCard(request)) return [];
  const named = namedMethods(configuration);
  const isOnByDefault = isEnabled(configuration["active_payment_types"]);
  const rest = isOnByDefault ? known.filter((type) => !named.some((method) => method.type === type)) : [];
  const offered = [...named.filter(({ entry }) => isOn(entry)).map(({ type }) => type), ...rest].filter((type) =>
    takes(type, order),
  );
  const isDefault = (type: string) => type === configuration.default_payment_type;
  return [...offered.filter(isDefault), ...offered.filter((type) => !isDefault(type))];
}

export function isPayable(
  configuration: Configuration,
  order: PayableOrder,
  method: string,
  request: Readonly<Record<string, unknown>> = {},
): boolean {
  return payableMethods(configuration, order, request).some((type) => type === method);
}

interface NamedMethod {
  type: PaymentMethodType;
  entry: Record<string, unknown>;
}

/** Every method that the configuration says something about, in the order in which it does. */
function namedMethods(configuration: Configuration): NamedMethod[] {
  return Object.entries(configuration).flatMap(([product, group]) => {
    if (!isObject(group)) return [];
    if (isKnown(product)) return "enabled" in group ? [{ type: product, entry: group }] : [];
    return Object.entries(group).flatMap(([method, entry]) => {
      const type = `${product}.${method}`;
      return isKnown(type) && isObject(entry) ? [{ type, entry }] : [];
    });
  });
}

function isOn(entry: Record<string, unknown>): boolean {
  const payability = entry["payability"];
  return entry["enabled"] === true && (payability === undefined || payability === "payable");
}

function isEnabled(value: unknown): boolean {
  return isObject(value) && value["enabled"] === true;
}

function takes(type: PaymentMethodType, { currency, items = [] }: PayableOrder): boolean {
  const { currencies, needsLines } = paymentMethod(type);
  if (needsLines === true && items.length === 0) return false;
  return currencies === null || currencies.includes(currency);
}

function isKnown(type: string): type is PaymentMethodType {
  return Object.hasOwn(paymentMethods, type);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
