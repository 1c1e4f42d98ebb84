import { screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test } from "vitest";
import { loanStatuses } from "../../../../shared/lending/lending-states.ts";
import type { LoanBoard } from "../../../../shared/lending/loan.schema.ts";
import { loanRow } from "../../testing/loans.ts";
import { renderAt } from "../../testing/render.tsx";
import LoanBoardPage from "./LoanBoardPage.tsx";

const board: LoanBoard = {
  columns: loanStatuses.map((status) => ({
    status,
    count: status === "signed" ? 25 : 0,
    loans: status === "signed" ? [{ ...loanRow, status, days_late: 0 }] : [],
  })),
};

test("the board names nine statuses, ages what is in them and leads to the rest", async () => {
  const loanBoard = () => Promise.resolve(board);
  renderAt(<LoanBoardPage />, { dataProvider: { loanBoard } as unknown as Partial<DataProvider> });
  const signed = within(await screen.findByRole("region", { name: "Signed" }));
  expect(screen.getAllByRole("region")).toHaveLength(9);
  expect(signed.getByRole("link", { name: "Ana Prado" }).getAttribute("href")).toBe("/loans/ln_1/show");
  expect(signed.getByText("for 3 d", { normalizer: (text) => text.replaceAll("\u00a0", " ") })).toBeTruthy();
  expect(signed.getByRole("link", { name: "Show all 25" }).getAttribute("href")).toBe(
    "/loans?account=all&status=signed",
  );
});
