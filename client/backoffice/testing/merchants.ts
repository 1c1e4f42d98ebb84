import type { MerchantView } from "../../../shared/transfers/merchant.schema.ts";

export const merchantView: MerchantView = {
  id: "T12345678.norte",
  account_id: "T12345678",
  merchant_id: "norte",
  name: "Norte Pagos",
  settings: {
    currencies: ["ARS"],
    order_expiration_hours: 48,
    hold_hours: 24,
    refund_policy: "on_expiration",
    tolerance_basis_points: 150,
    tolerance_max: 50_00,
    pays_out: true,
    approval_above: 1000_00,
  },
  version: 3,
  balances: [{ currency: "ARS", amount: 2450_75 }],
};
