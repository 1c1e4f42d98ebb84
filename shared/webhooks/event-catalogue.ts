import { paymentEventTypes } from "./payment-event.schema.ts";
import { payoutEventTypes } from "./payout-event.schema.ts";

/** Everything that can happen, by the names that events carry. */
export const eventTypes: readonly string[] = [...paymentEventTypes, "session.cancelled", ...payoutEventTypes];
