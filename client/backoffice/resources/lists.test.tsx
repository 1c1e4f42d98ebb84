import { screen, within } from "@testing-library/react";
import type { GetListResult } from "react-admin";
import { expect, test } from "vitest";
import { customerRow, delivery, sessionRow } from "../testing/rows.ts";
import { renderAt } from "../testing/render.tsx";
import CustomerList from "./customers/CustomerList.tsx";
import DeliveryList from "./deliveries/DeliveryList.tsx";
import { merchantView } from "../testing/merchants.ts";
import { payoutView } from "../testing/payouts.ts";
import { transferRow } from "../testing/transfers.ts";
import MerchantList from "./merchants/MerchantList.tsx";
import PayoutList from "./payouts/PayoutList.tsx";
import SessionList from "./sessions/SessionList.tsx";
import TransferList from "./transfers/TransferList.tsx";

const page = { next: null, previous: null, total: { value: 1, capped: false } };

test.each([
  ["sessions", <SessionList key="s" />, sessionRow, 6],
  ["customers", <CustomerList key="c" />, customerRow, 6],
  ["deliveries", <DeliveryList key="d" />, delivery, 7],
  ["payouts", <PayoutList key="p" />, payoutView, 7],
  ["merchants", <MerchantList key="m" />, merchantView, 5],
  ["transfers", <TransferList key="t" />, transferRow, 8],
] as const)("a full row of %s has no empty cell and leads to its page", async (resource, list, row, columns) => {
  renderAt(list, {
    dataProvider: { getList: (async () => ({ data: [row], total: 1, meta: page }) as GetListResult) as never },
    address: `/${resource}`,
  });
  const table = await screen.findByRole("table");
  const cells = within(table).getAllByRole("cell");
  expect(cells).toHaveLength(columns);
  for (const cell of cells) expect(cell.textContent).not.toBe("");
  const links = within(table).getAllByRole<HTMLAnchorElement>("link");
  const addresses = links.map((link) => link.getAttribute("href") ?? "");
  const own = addresses.filter((address) => address.startsWith(`/${resource}`));
  expect(own.length).toBeGreaterThan(0);
  for (const address of own) expect(address).toBe(`/${resource}/${encodeURIComponent(row.id)}/show`);
});

test("a delivery leads to what it tells of, counts down to its next try and is marked when it is a test", async () => {
  const soon = { ...delivery, is_test: true, next_attempt_at: new Date(Date.now() + 30 * 60_000).toISOString() };
  renderAt(<DeliveryList />, {
    dataProvider: { getList: (async () => ({ data: [soon], total: 1, meta: page }) as GetListResult) as never },
    address: "/deliveries",
  });
  const subject = await screen.findByRole<HTMLAnchorElement>("link", { name: "Payment" });
  expect(subject.getAttribute("href")).toBe(`/payments/${delivery.subject_id}/show`);
  expect(screen.getByText(/^in (29|30) min \d+ s$/)).toBeTruthy();
  expect(screen.getByText("500 · 31 ms")).toBeTruthy();
  expect(within(screen.getByRole("table")).getByText("Test")).toBeTruthy();
});
