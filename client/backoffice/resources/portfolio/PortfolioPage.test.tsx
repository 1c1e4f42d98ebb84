import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test } from "vitest";
import { ageBands } from "../../../../shared/lending/portfolio.ts";
import type { Portfolio } from "../../../../shared/lending/portfolio.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import PortfolioPage from "./PortfolioPage.tsx";

const book: Portfolio = {
  account_id: "T12345678",
  accounts: ["T12345678"],
  today: "2026-06-11",
  loans: 4,
  outstanding: { principal: 10_000_00, interest: 900_00, fees: 12_34 },
  outstanding_before: 8_000_00,
  disbursed: 12_000_00,
  repaid: { principal: 2_000_00, interest: 300_00, fees: 0 },
  arrears: { principal: 700_00, interest: 50_00, fees: 12_34, loans: 2 },
  par: [
    { days: 1, loans: 2, outstanding: 4_000_00 },
    { days: 30, loans: 1, outstanding: 2_500_00 },
    { days: 60, loans: 0, outstanding: 0 },
    { days: 90, loans: 0, outstanding: 0 },
  ],
  ageing: ageBands.map((band) => ({ band, loans: 1, outstanding: 2_000_00 })),
  collection: { due: 1_000_00, paid: 800_00 },
  collection_before: { due: 1_000_00, paid: 900_00 },
  offers: { issued: 40, amount: 90_000_00, simulated: 30, accepted: 20, disbursed: 10, expired: 4 },
  offers_before: { issued: 32, amount: 50_000_00, simulated: 16, accepted: 8, disbursed: 4, expired: 8 },
  offers_expiring: 3,
  months: [
    { month: "2026-06", is_running: true, disbursed: 0, repaid: 0, outstanding: 10_000_00, due: 500_00, paid: 100_00 },
  ],
  vintages: [{ month: "2026-03", loans: 4, disbursed: 12_000_00, outstanding: 10_000_00, at_risk: 2_500_00 }],
};

function open(portfolio: Portfolio = book) {
  const provider = { portfolio: () => Promise.resolve(portfolio) };
  renderAt(<PortfolioPage />, { dataProvider: provider as unknown as Partial<DataProvider>, role: "viewer" });
}

test("each figure says what it is made of and leads to its loans", async () => {
  open();
  const figure = async (name: string) => within(await screen.findByRole("region", { name }));
  const par = await figure("At risk (PAR 30)");
  expect(par.getByRole("link", { name: "25 %" }).getAttribute("href")).toBe(
    "/loans?account=T12345678&days_late.gte=31",
  );
  expect(par.getByText(/2,500.00 BRL of 10,000.00 BRL/)).toBeTruthy();
  const arrears = await figure("Arrears");
  expect(arrears.getByRole("link", { name: "762.34 BRL" })).toBeTruthy();
  const collection = await figure("Collection rate, 30 days");
  expect(collection.getByRole("link", { name: "80 %" })).toBeTruthy();
  expect(collection.getByText(/800.00 BRL paid of 1,000.00 BRL/)).toBeTruthy();
});

test("offers are counted step by step, beside those of the time before", async () => {
  open();
  const text = async (name: string) => (await screen.findByRole("region", { name })).textContent;
  expect(await text("Issued")).toContain("40▲ 25 % more");
  expect(await text("Issued")).toContain("over 90,000.00 BRL at most");
  expect(await text("Accepted")).toContain("50 %▲ 25 points more");
  expect(await text("Accepted")).toContain("20 of 40 offers");
  expect(await text("Expired")).toContain("10 %▼ 15 points less");
  const expiring = within(await screen.findByRole("region", { name: "Ending within 48 hours" }));
  expect(expiring.getByRole("link", { name: "3" }).getAttribute("href")).toBe(
    "/credit-offers?account=T12345678&status=available",
  );
});

test("each chart has a table with its amounts, and a file", async () => {
  open();
  const ageing = within(await screen.findByRole("region", { name: "Ageing" }));
  expect(ageing.getByRole("link", { name: /CSV/ }).getAttribute("href")).toBe(
    "/api/portfolio.csv?account=T12345678&chart=ageing",
  );
  fireEvent.click(ageing.getByRole("button", { name: "Table" }));
  expect(ageing.getByRole("row", { name: /31–60 days/ }).textContent).toContain("2,000.00 BRL");
  const vintages = within(screen.getByRole("region", { name: "Vintages" }));
  fireEvent.click(vintages.getByRole("button", { name: "Table" }));
  expect(vintages.getByRole("row", { name: /Mar 2026/ }).textContent).toMatch(
    /2,000.00 BRL.*7,500.00 BRL.*2,500.00 BRL/,
  );
});

test("a book without loans says when it begins", async () => {
  open({ ...book, account_id: null, accounts: [] });
  expect(await screen.findByText("No loan was paid out yet. Figures appear with the first one.")).toBeTruthy();
});
