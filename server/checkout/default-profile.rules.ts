import type { Configuration } from "../../shared/checkout/order.schema.ts";
import { paymentMethods } from "../../shared/payments/payment-methods.ts";

interface MethodEntry {
  type: "payment_product_type";
  enabled: boolean;
  payability: "payable" | "disabled_by_gateway";
}

type ProductEntry = Record<string, MethodEntry | string | boolean>;

/**
 * Every method that Kontor knows, grouped by product as the checkout wire does. Currencies are not
 * part of a profile: a method's own limits decide when a session is shown.
 */
export function defaultConfiguration(isEnabled: boolean): Configuration {
  const products: Record<string, ProductEntry> = {};
  for (const type of Object.keys(paymentMethods)) {
    const [product = type, method] = type.split(".");
    const entry: MethodEntry = {
      type: "payment_product_type",
      enabled: isEnabled,
      payability: isEnabled ? "payable" : "disabled_by_gateway",
    };
    const group = (products[product] ??= { type: "payment_type" });
    if (method === undefined) Object.assign(group, { enabled: isEnabled, payability: entry.payability });
    else group[method] = entry;
  }
  return { auto_capture: false, ...products };
}
