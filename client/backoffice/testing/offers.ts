import type { OfferRow, OfferView, Prospects } from "../../../shared/lending/offer.schema.ts";

/** An offer that is open. */
export const offerRow: OfferRow = {
  id: "co_1",
  account_id: "T12345678",
  customer_id: "cus_1",
  customer_name: "Ana Prado",
  is_masked: false,
  status: "available",
  approved_amount: 50_000_00,
  min_amount: 1_000_00,
  rate_ppm: 35_000,
  installments_min: 12,
  installments_max: 12,
  cost_mode: "deducted",
  fee_ppm: 12_000,
  has_own_fee: true,
  borrower_kind: "company",
  valid_until: "2026-07-01T23:59:59.000Z",
  created_at: "2026-06-01T09:00:00.000Z",
  updated_at: "2026-06-01T09:00:00.000Z",
  version: 3,
};

const simulation = {
  id: "sim_2",
  requested_amount: 25_000_00,
  net_amount: 24_172_00,
  interest_amount: 6_045_18,
  fees_amount: 300_00,
  iof_amount: 528_00,
  fee_ppm: 12_000,
  iof_daily_ppb: 82_000,
  iof_flat_ppm: 3_800,
  total_amount: 31_045_18,
  installment_count: 12,
  installment_amount: 2_587_10,
  cet_year_bp: 6111,
  first_due_date: "2026-07-01",
  is_contractable: true,
  is_contracted: false,
  expires_at: "2026-06-02T09:00:00.000Z",
  created_at: "2026-06-01T09:00:00.000Z",
};

export const offerView: OfferView = {
  ...offerRow,
  customer_status: "active",
  issued_by: "Rita Finance",
  simulations: [simulation, { ...simulation, id: "sim_1", requested_amount: 26_000_00, is_contractable: false }],
  loans: [],
};

/** One customer that was found, and the tax that an estimate needs. */
export const prospects: Prospects = {
  data: [
    {
      customer_id: "cus_1",
      account_id: "T12345678",
      name: "Ana Prado",
      cpf: "123.456.789-09",
      status: "active",
      profile: "ltda",
      fee_ppm: 12_000,
      borrower_kind: "company",
      now: "2026-03-03T12:00:00.000Z",
      open_offers: 0,
    },
  ],
  iof_rates: [
    { borrowerKind: "company", effectiveFrom: "2025-06-11", dailyPpb: 82_000, flatPpm: 3_800, operationMax: null },
  ],
};
