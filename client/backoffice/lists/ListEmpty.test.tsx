import { fireEvent, screen } from "@testing-library/react";
import type { GetListResult } from "react-admin";
import { expect, test } from "vitest";
import AlertList from "../resources/alerts/AlertList.tsx";
import ApprovalList from "../resources/approvals/ApprovalList.tsx";
import BorrowerList from "../resources/borrowers/BorrowerList.tsx";
import PaymentList from "../resources/payments/PaymentList.tsx";
import TransferList from "../resources/transfers/TransferList.tsx";
import { renderAt } from "../testing/render.tsx";
import { firstFilters } from "./first-filters.ts";

const page = { next: null, previous: null, total: { value: 0, capped: false } };
const getList = (async () => ({ data: [], total: 0, meta: page }) as GetListResult) as never;

const lists = [
  ["alerts", <AlertList key="alerts" />],
  ["approvals", <ApprovalList key="approvals" />],
  ["borrowers", <BorrowerList key="borrowers" />],
  ["transfers", <TransferList key="transfers" />],
] as const;

const address = () => screen.getByRole("status", { name: "address" }).textContent;

test.each(lists)("%s as the menu opens it says that nothing waits, and leads to the rest", async (resource, list) => {
  const first = firstFilters[resource];
  expect(first).toMatch(/^&/);
  renderAt(list, { dataProvider: { getList }, address: `/${resource}?account=all${first}`, role: "admin" });
  expect(await screen.findByText("Nothing waits here")).toBeTruthy();
  expect(screen.queryByText("Nothing matches")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(await screen.findByText("Nothing here yet")).toBeTruthy();
  expect(address()).toBe(`/${resource}?account=all`);
});

test.each([
  ["one more filter", `${firstFilters["approvals"]}&requested_at.gte=2026-06-01`],
  ["another filter", "&state=declined"],
])("%s than the menu's is one that a person chose", async (_claim, filters) => {
  renderAt(<ApprovalList />, { dataProvider: { getList }, address: `/approvals?account=all${filters}` });
  expect(await screen.findByText("Nothing matches")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Clear filters" })).toBeTruthy();
});

test("a list that the menu opens whole has no filter of its own", async () => {
  expect(firstFilters["payments"]).toBeUndefined();
  renderAt(<PaymentList />, { dataProvider: { getList }, address: "/payments?account=all" });
  expect(await screen.findByText("Nothing here yet")).toBeTruthy();
});
