import type { Configuration } from "../../shared/checkout/order.schema.ts";
import { freeMethod, paymentMethods } from "../../shared/payments/payment-methods.ts";

export type TokenWish = "payment_token" | "recurrence_token";

/** Which tokens a session wants of the card that it is paid with. */
export function tokenWishes(configuration: Configuration, method: string): TokenWish[] {
  const [product = method, name = ""] = method.split(".");
  const group = objectAt(configuration, product);
  const places = [group === null ? null : objectAt(group, name), group, configuration];
  const isWanted = (key: string) => places.some((place) => place?.[key] === true);
  return [
    ...(isWanted("generate_payment_token") ? (["payment_token"] as const) : []),
    ...(isWanted("generate_recurrence_token") ? (["recurrence_token"] as const) : []),
  ];
}

/** A configuration that offers one way to pay and no other, whatever the profile below it says. */
export function onlyMethod(wanted: string, options: Readonly<Record<string, unknown>> = {}): Configuration {
  const configuration: Record<string, Record<string, unknown>> = {};
  for (const type of [...Object.keys(paymentMethods), freeMethod]) {
    const [product = type, name] = type.split(".");
    const enabled = type === wanted;
    const entry = { enabled, ...(enabled ? { payability: "payable", ...options } : {}) };
    const group = (configuration[product] ??= { type: "payment_type" });
    if (name === undefined) Object.assign(group, entry);
    else group[name] = { type: "payment_product_type", ...entry };
  }
  return configuration;
}

function objectAt(value: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> | null {
  const inner = value[key];
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? { ...inner } : null;
}
