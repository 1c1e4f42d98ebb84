import type { CustomerView } from "../../../shared/customers/customer.schema.ts";
import { loanRow } from "./loans.ts";
import { offerRow } from "./offers.ts";
import { customerRow, sessionRow } from "./rows.ts";

/** Somebody who buys in two currencies and has borrowed. */
export const customerView: CustomerView = {
  ...customerRow,
  payments: {
    rows: [],
    total: { value: 12, capped: false },
    figures: [
      { currency: "EUR", count: 2, captured: 40_00, refunded: 0, reserved: 0 },
      { currency: "NOK", count: 10, captured: 5_000_00, refunded: 250_00, reserved: 1_000_00 },
    ],
  },
  sessions: {
    rows: [sessionRow],
    total: { value: 1, capped: false },
    figures: [{ currency: "NOK", count: 1, completed: 1, amount: 1_000_00 }],
  },
  credit: {
    status: "active",
    status_since: "2026-06-01T09:00:00.000Z",
    name: "Kari Nordmann",
    cpf: "123.456.789-09",
    items: { asked: 5, approved: 4, submitted: 1 },
    offers: { rows: [offerRow], total: { value: 1, capped: false }, open: { count: 1, amount: 50_000_00 } },
    loans: {
      rows: [loanRow],
      total: { value: 1, capped: false },
      running: { count: 1, outstanding: 214_16, late: 1 },
    },
  },
};
