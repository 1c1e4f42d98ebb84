import { checkoutCallbackDialect } from "./surfaces/checkout/callback.dialect.ts";
import { checkoutHookDialect } from "./surfaces/checkout/hook.dialect.ts";
import { standardDialect } from "./surfaces/lending/standard.dialect.ts";
import { paymentsDialect } from "./surfaces/payments/payments.dialect.ts";
import type { Dialect, DialectRegistry } from "./webhooks/dialect.ts";

const known: readonly Dialect[] = [checkoutCallbackDialect, checkoutHookDialect, paymentsDialect, standardDialect];

/** Every way in which Kontor speaks to receivers, by the name that endpoints and deliveries carry. */
export const dialects: DialectRegistry = new Map(known.map((dialect) => [dialect.name, dialect]));
