import { checkoutCallbackDialect } from "./surfaces/checkout/callback.dialect.ts";
import type { Dialect, DialectRegistry } from "./webhooks/dialect.ts";

const known: readonly Dialect[] = [checkoutCallbackDialect];

/** Every way in which Kontor speaks to receivers, by the name that endpoints and deliveries carry. */
export const dialects: DialectRegistry = new Map(known.map((dialect) => [dialect.name, dialect]));
