import { paymentCounts } from "../../../shared/metrics/payment-count.ts";
import type { OpenMoney, PaymentFigures, PaymentMetrics } from "../../../shared/metrics/payment-metrics.schema.ts";

export function paymentFigures(changes: Partial<PaymentFigures> = {}): PaymentFigures {
  const none = Object.fromEntries(paymentCounts.map((name) => [name, { n: 0, amount: 0 }])) as PaymentFigures;
  return { ...none, ...changes };
}

const nok = {
  tried: { n: 100, amount: 100_000_00 },
  approved: { n: 90, amount: 80_000_00 },
  captured: { n: 40, amount: 50_000_00 },
  refunded: { n: 2, amount: 1_000_00 },
};

/** Two hours, one that is over and one that is running, in crowns and in euros. */
export const paymentMetrics: PaymentMetrics = {
  range: { starts_at: "2026-06-01T08:00:00.000Z", ends_at: "2026-06-01T10:00:00.000Z", zone: "UTC", unit: "hour" },
  compared: { starts_at: "2026-05-31T08:00:00.000Z", ends_at: "2026-05-31T10:00:00.000Z" },
  buckets: [
    { starts_at: "2026-06-01T08:00:00.000Z", ends_at: "2026-06-01T09:00:00.000Z", is_running: false },
    { starts_at: "2026-06-01T09:00:00.000Z", ends_at: "2026-06-01T10:00:00.000Z", is_running: true },
  ],
  currencies: [
    {
      currency: "NOK",
      totals: paymentFigures(nok),
      compared: paymentFigures({ ...nok, captured: { n: 20, amount: 40_000_00 } }),
      buckets: [paymentFigures(nok), paymentFigures()],
    },
    {
      currency: "EUR",
      totals: paymentFigures({ captured: { n: 1, amount: 70_00 } }),
      compared: paymentFigures(),
      buckets: [paymentFigures(), paymentFigures({ captured: { n: 1, amount: 70_00 } })],
    },
  ],
};

export const openMoney: OpenMoney = {
  at: "2026-06-01T09:30:00.000Z",
  currencies: [
    { currency: "EUR", bands: [{ band: "over_7", payments: 2, amount: 90_00 }] },
    { currency: "NOK", bands: [{ band: "under_1", payments: 1, amount: 300_00 }] },
  ],
  failed_captures: [
    {
      operation_id: "op_9",
      payment_id: "T12345678.1",
      merchant_reference: "A-9",
      amount: 250_00,
      currency: "NOK",
      error: "The card was refused",
      failed_at: "2026-06-01T09:00:00.000Z",
    },
  ],
};
