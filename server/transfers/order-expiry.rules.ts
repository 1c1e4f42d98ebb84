import { shiftInstant } from "../../shared/instant.ts";
import type { TransferMethod } from "../../shared/transfers/transfer-methods.ts";
import { transferMethods } from "../../shared/transfers/transfer-methods.ts";

const hourMs = 3_600_000;
/** How long an order waits where neither it nor its merchant says anything. */
export const orderHoursDefault = 24;

export interface ExpiryWish {
  method: TransferMethod;
  /** When the order is made, UTC. */
  createdAt: string;
  /** Seconds from then; null where the order leaves it open. */
  expiresAfter: number | null;
  /** The older form, an instant; loses to `expiresAfter`. */
  expiration: string | null;
  /** The merchant's own: hours, 0 for never, null for none set. */
  merchantHours: number | null;
}

/**
 * When an order stops waiting for its money, UTC; null for never. What the method forces comes first, then the
 * order's own wish, then the merchant's setting, then a day.
 */
export function orderExpiry(wish: ExpiryWish): string | null {
  const { createdAt, expiresAfter, expiration, merchantHours } = wish;
  const { lifetimeMs } = transferMethods[wish.method];
  if (lifetimeMs !== null) return shiftInstant(createdAt, lifetimeMs);
  if (expiresAfter !== null) return shiftInstant(createdAt, expiresAfter * 1_000);
  if (expiration !== null) return expiration;
  const hours = merchantHours ?? orderHoursDefault;
  return hours === 0 ? null : shiftInstant(createdAt, Math.round(hours * hourMs));
}
