import { paymentEventTypes } from "./payment-event.schema.ts";

/** Everything that can happen, by the names that events carry. */
export const eventTypes: readonly string[] = [...paymentEventTypes, "session.cancelled"];
