import type { PaymentStatus } from "../../../shared/payments/payment-status.ts";
import { allAccounts } from "../layout/use-account-scope.ts";

interface Wanted {
  account: string | null;
  currency?: string;
  statuses?: readonly PaymentStatus[];
  /** From `gte` up to `lt`, which belongs to the next; instants. */
  created?: { gte?: string; lt?: string };
  captured?: { gte: string; lt: string };
  expires?: { gte?: string; lt?: string };
}

/** Statuses in which reserved money is not taken yet. */
export const uncapturedStatuses = [
  "AUTHORIZED",
  "PARTIALLY_CAPTURED",
  "PARTIALLY_CAPTURED_REFUNDED",
] as const satisfies readonly PaymentStatus[];

/** The list of payments that a figure counts. */
export function paymentsPath({ account, currency, statuses = [], created, captured, expires }: Wanted): string {
  const params = new URLSearchParams({ account: account ?? allAccounts });
  statuses.forEach((status) => params.append("status", status));
  if (currency !== undefined) params.set("currency", currency);
  const bounds = { created_at: created, captured_at: captured, authorization_expires_at: expires };
  for (const [name, bound] of Object.entries(bounds)) {
    if (bound?.gte !== undefined) params.set(`${name}.gte`, bound.gte);
    if (bound?.lt !== undefined) params.set(`${name}.lte`, justBefore(bound.lt));
  }
  return `/payments?${params.toString()}`;
}

/** The lists know what is included. */
function justBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString();
}
