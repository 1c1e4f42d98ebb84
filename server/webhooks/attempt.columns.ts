import type { DeliveryAttemptTable } from "./webhook.table.ts";

/** Everything that is kept of a try. */
export const attemptColumns = [
  "delivery_id",
  "number",
  "started_at",
  "duration_ms",
  "outcome",
  "code",
  "error",
  "request_headers",
  "response_headers",
  "response_body",
  "response_truncated",
] as const satisfies readonly (keyof DeliveryAttemptTable)[];
