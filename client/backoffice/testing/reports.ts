import type { Report, ReportFigures, ReportView } from "../../../shared/metrics/report.schema.ts";

const range = { starts_at: "2026-06-01T08:00:00.000Z", ends_at: "2026-06-01T10:00:00.000Z" };

const frame = {
  range: { ...range, zone: "UTC", unit: "hour" },
  compared: { starts_at: "2026-05-31T08:00:00.000Z", ends_at: "2026-05-31T10:00:00.000Z" },
  buckets: [
    { starts_at: "2026-06-01T08:00:00.000Z", ends_at: "2026-06-01T09:00:00.000Z", is_running: false },
    { starts_at: "2026-06-01T09:00:00.000Z", ends_at: "2026-06-01T10:00:00.000Z", is_running: true },
  ],
  unmatched: [],
} as const;

function figures(counts: ReportFigures["counts"], length: ReportFigures["length"] = null): ReportFigures {
  return { counts, length };
}

const none = figures({});

/** A report over two hours with these figures in one currency, the first hour having all of them. */
function oneCurrency(
  report: Report,
  currency: string,
  {
    totals,
    compared,
    ...more
  }: { totals: ReportFigures; compared: ReportFigures } & Partial<
    Pick<ReportView["currencies"][number], "rankings" | "methods">
  >,
): ReportView {
  const shown = { currency, totals, compared, buckets: [totals, none], rankings: {}, methods: [], ...more };
  return { ...frame, report, buckets: [...frame.buckets], unmatched: [], currencies: [shown] };
}

const line = { name: null, keys: 1, amount: 0 };

export const sampleReports: Readonly<Record<Report, ReportView>> = {
  declines: oneCurrency("declines", "NOK", {
    totals: figures({ reached: { n: 200, amount: 0 }, refused: { n: 50, amount: 0 } }),
    compared: figures({ reached: { n: 100, amount: 0 }, refused: { n: 20, amount: 0 } }),
    rankings: {
      refused: [
        { ...line, key: "INSUFFICIENT_FUNDS", n: 30, compared: { n: 10, amount: 0 } },
        { ...line, key: "DO_NOT_HONOR", n: 15, compared: { n: 10, amount: 0 } },
        { ...line, key: null, keys: 3, n: 5, compared: { n: 0, amount: 0 } },
      ],
    },
  }),
  checkout: oneCurrency("checkout", "XXX", {
    totals: figures({
      session_created: { n: 100, amount: 0 },
      session_opened: { n: 80, amount: 0 },
      session_authorized: { n: 60, amount: 0 },
      session_abandoned: { n: 8, amount: 0 },
    }),
    compared: figures({ session_created: { n: 50, amount: 0 }, session_authorized: { n: 20, amount: 0 } }),
  }),
  captures: oneCurrency("captures", "NOK", {
    totals: figures(
      { reserved: { n: 40, amount: 700_00 }, reserved_taken: { n: 30, amount: 350_00 } },
      { count: 30, p50_ms: 7_200_000, p90_ms: 172_800_000 },
    ),
    compared: none,
  }),
  refunds: oneCurrency("refunds", "NOK", {
    totals: figures({
      captured: { n: 40, amount: 400_00 },
      refunded: { n: 4, amount: 20_00 },
      taken: { n: 40, amount: 400_00 },
      taken_refunded: { n: 8, amount: 40_00 },
    }),
    compared: none,
    rankings: {
      refund_reason: [{ ...line, key: "", n: 4, compared: { n: 0, amount: 0 } }],
      refund_person: [
        { ...line, key: "st_1", name: "Somebody in finance", n: 3, compared: { n: 0, amount: 0 } },
        { ...line, key: "merchant", n: 1, compared: { n: 0, amount: 0 } },
      ],
    },
  }),
  transfers: {
    ...oneCurrency("transfers", "BRL", {
      totals: figures(
        { transfer_created: { n: 40, amount: 0 }, transfer_expired: { n: 10, amount: 0 } },
        { count: 30, p50_ms: 63_000, p90_ms: 600_000 },
      ),
      compared: none,
      methods: [
        {
          method: "pix_qr",
          totals: figures(
            { transfer_created: { n: 40, amount: 0 }, transfer_expired: { n: 10, amount: 0 } },
            { count: 30, p50_ms: 63_000, p90_ms: 600_000 },
          ),
          compared: none,
        },
      ],
    }),
    unmatched: [{ currency: "BRL", transfers: 2, amount: 15_00 }],
  },
};
