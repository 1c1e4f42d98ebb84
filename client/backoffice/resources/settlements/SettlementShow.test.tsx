import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test } from "vitest";
import type { ReconciliationView } from "../../../../shared/settlements/reconciliation.schema.ts";
import type { SettlementView } from "../../../../shared/settlements/settlement.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import { SettlementBody } from "./SettlementShow.tsx";

const at = "2026-06-01T09:00:00.000Z";
const settlement: SettlementView = {
  id: "stl_1",
  account_id: "T12345678",
  provider: "dintero_psp",
  provider_reference: "PAYOUT-20260601-1",
  currency: "NOK",
  cause: "nightly",
  payment_status: "postponed",
  capture: 100_00,
  refund: 150_00,
  fee: 2_00,
  amount: -52_00,
  carried: 0,
  payout: 0,
  line_count: 1,
  covered_by: null,
  start_at: at,
  end_at: at,
  settled_at: at,
  lines: [
    {
      operation_id: "op_1",
      payment_id: "T12345678.1",
      merchant_reference: "order-1001",
      kind: "refund",
      method: "dintero_psp.creditcard",
      capture: 0,
      refund: 150_00,
      fee: 0,
      amount: -150_00,
      posted_at: at,
    },
  ],
};

const differing: ReconciliationView = {
  settlement_id: "stl_1",
  checked_at: at,
  ok: false,
  currency: "NOK",
  checks: [{ id: "captures", ok: false, expected: 100_00, found: 90_00, is_money: true }],
  differences: [
    { code: "other_amount", operation_id: "op_1", payment_id: "T12345678.1", settled: 100_00, ledger: 90_00 },
  ],
  difference_count: 1,
};

const open = (role: "finance" | "viewer", reconciliation: ReconciliationView = differing) =>
  renderAt(<SettlementBody settlement={settlement} />, {
    dataProvider: { reconcile: () => Promise.resolve(reconciliation) } as unknown as Partial<DataProvider>,
    role,
  });

test("it says how the amount comes about, and that a postponed one was not paid", () => {
  open("finance");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("−52.00 NOK");
  const figures = within(screen.getByRole("region", { name: "How the amount comes about" }));
  expect(figures.getAllByRole("definition").map((figure) => figure.textContent)).toEqual([
    "100.00 NOK",
    "−150.00 NOK",
    "−2.00 NOK",
    "−52.00 NOK",
    "0.00 NOK",
  ]);
  expect(screen.getByText(/later sales make up for it first/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "order-1001" }).getAttribute("href")).toBe("/payments/T12345678.1/show");
});

test("whoever may export finds the four files, others none", async () => {
  open("finance");
  const link = await screen.findByRole("link", { name: "Download CSV" });
  expect(link.getAttribute("href")).toBe("/api/settlements/stl_1/report.csv");
  expect(screen.getAllByRole("link", { name: /^Download/ })).toHaveLength(4);
});

test("a check says plainly that something differs, what, and on which payment", async () => {
  open("viewer");
  fireEvent.click(screen.getByRole("button", { name: "Check now" }));
  expect(await screen.findByText(/does not agree with the ledger/)).toBeTruthy();
  expect(screen.getByText("Differs")).toBeTruthy();
  expect(screen.getByText(/Settled 100.00 NOK, the ledger says 90.00 NOK/)).toBeTruthy();
  expect(screen.queryByRole("link", { name: /^Download/ })).toBeNull();
});
