import type { Configuration } from "../../shared/checkout/order.schema.ts";
import { paymentMethod, paymentMethods, type PaymentMethodType } from "../../shared/payments/payment-methods.ts";

/**
 * The methods that a session offers, in the order of the methods table with the default one first:
 * switched on by the configuration, payable, and able to take the currency.
 */
export function payableMethods(configuration: Configuration, currency: string): PaymentMethodType[] {
  const all = Object.keys(paymentMethods) as PaymentMethodType[];
  const offered = all.filter((type) => isOn(configuration, type) && takes(type, currency));
  const first = offered.filter((type) => type === configuration.default_payment_type);
  return [...first, ...offered.filter((type) => type !== configuration.default_payment_type)];
}

export function isPayable(configuration: Configuration, currency: string, method: string): boolean {
  return payableMethods(configuration, currency).some((type) => type === method);
}

function takes(type: PaymentMethodType, currency: string): boolean {
  const { currencies } = paymentMethod(type);
  return currencies === null || currencies.includes(currency);
}

function isOn(configuration: Configuration, type: PaymentMethodType): boolean {
  const entry = entryOf(configuration, type);
  if (entry === null)
    return isObject(configuration["active_payment_types"]) && configuration["active_payment_types"]["enabled"] === true;
  const payability = entry["payability"];
  return entry["enabled"] === true && (payability === undefined || payability === "payable");
}

function entryOf(configuration: Configuration, type: PaymentMethodType): Record<string, unknown> | null {
  const [product = type, method] = type.split(".");
  const group = configuration[product];
  if (!isObject(group)) return null;
  if (method === undefined) return "enabled" in group ? group : null;
  const entry = group[method];
  return isObject(entry) ? entry : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
