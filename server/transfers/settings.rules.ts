import { transferCurrencies, type TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import type { RefundPolicy } from "../../shared/transfers/transfer-states.ts";

export interface TransferSettings {
  /** How long an order waits; 0 for ever, null where nothing was set. Hours. */
  orderExpirationHours: number | null;
  /** How long an unmatched transfer is kept; 0 for ever. Hours. */
  holdHours: number;
  refundPolicy: RefundPolicy;
  /** How far a transfer may be off, in hundredths of a per cent of the order. */
  toleranceBasisPoints: number;
  /** And never more than this, minor units. */
  toleranceMax: number;
  currencies: readonly TransferCurrency[];
  paysOut: boolean;
  /** Payouts and refunds of more than this wait for a second person, minor units; null for none. */
  approvalAbove: number | null;
}

export const defaultTransferSettings: TransferSettings = {
  orderExpirationHours: null,
  holdHours: 0,
  refundPolicy: "on_reception",
  toleranceBasisPoints: 100,
  toleranceMax: 10_000,
  currencies: transferCurrencies,
  paysOut: true,
  approvalAbove: null,
};

const hourMs = 3_600_000;

/** How far a transfer for an order of this amount may be off, minor units, rounded down. */
export function toleranceFor(settings: TransferSettings, amount: number): number {
  // In parts, because an amount times ten thousand need not be a safe integer.
  const { toleranceBasisPoints: points } = settings;
  const share = Math.floor(amount / 10_000) * points + Math.floor(((amount % 10_000) * points) / 10_000);
  return Math.min(share, settings.toleranceMax);
}

/**
 * When money that found no order goes back by itself, as epoch milliseconds; null for never. Brazil's transfers wait
 * for a person: only Argentina's are handled by policy.
 */
export function returnTime(settings: TransferSettings, currency: TransferCurrency, receivedMs: number): number | null {
  if (currency !== "ARS") return null;
  if (settings.refundPolicy === "on_reception") return receivedMs;
  return settings.holdHours === 0 ? null : receivedMs + Math.round(settings.holdHours * hourMs);
}
