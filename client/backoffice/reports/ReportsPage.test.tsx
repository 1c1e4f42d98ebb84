import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Report } from "../../../shared/metrics/report.schema.ts";
import { sampleReports } from "../testing/reports.ts";
import { renderAt } from "../testing/render.tsx";
import ReportsPage from "./ReportsPage.tsx";

function open(report: Report) {
  const ask = vi.fn(async (name: Report) => sampleReports[name]);
  renderAt(<ReportsPage />, {
    dataProvider: { report: ask },
    address: `/reports?account=T12345678&report=${report}`,
    role: "viewer",
  });
  return ask;
}

async function card(name: string): Promise<HTMLElement> {
  return screen.findByRole("region", { name });
}

test("refusals say what they are made of, how they stood, and lead to their list", async () => {
  open("declines");
  const figure = await card("Refused payments");
  expect(figure.textContent).toContain("25 %");
  expect(figure.textContent).toContain("50 of 200 payments");
  // A quarter now, a fifth before.
  expect(figure.textContent).toContain("▲ 5 ");
  const link = within(figure).getByRole("link", { name: "25 %" });
  expect(link.getAttribute("href")).toContain("/payments?account=T12345678&status=DECLINED&status=FAILED&currency=NOK");
});

test("reasons are ranked with their share now and before, and the rest is one line", async () => {
  open("declines");
  const chart = await card("Reasons of refusals");
  expect(within(chart).getByText("Not enough money: 60 %, before 50 % of only 20")).toBeTruthy();
  expect(within(chart).getByText("Do not honor: 30 %, before 50 % of only 20")).toBeTruthy();
  expect(within(chart).getByText("3 others: 10 %, before 0 % of only 20")).toBeTruthy();
  const file = within(chart).getByRole("link", { name: /CSV/ });
  expect(file.getAttribute("href")).toContain("/api/metrics/reports.csv?");
  expect(file.getAttribute("href")).toContain("table=refused&currency=NOK");
});

test("sessions are shown step by step, without a currency", async () => {
  open("checkout");
  const chart = await card("How far sessions came");
  expect(within(chart).getByText("Opened: 80 %, before 0 %")).toBeTruthy();
  expect(within(chart).getByText("Paid: 60 %, before 40 %")).toBeTruthy();
  expect((await card("Abandoned")).textContent).toContain("8 of 80 sessions");
  expect(screen.queryByLabelText("Currency")).toBeNull();
});

test("captures tell their share and how long half and most of them took", async () => {
  open("captures");
  expect((await card("Time to capture, half")).textContent).toMatch(/2\sh/);
  expect((await card("Time to capture, 90 %")).textContent).toMatch(/2\sd/);
  const [figure] = await screen.findAllByRole("region", { name: "Captured of what was reserved" });
  expect(figure?.textContent).toContain("50 %");
});

test("refunds are told by day of refund and by day of capture, and name people", async () => {
  open("refunds");
  expect((await card("Refunded, by day of refund")).textContent).toContain("5 %");
  expect((await card("Refunded, by day of capture")).textContent).toContain("10 %");
  expect(await screen.findByText("Somebody in finance: 75 % of only 4, before –")).toBeTruthy();
  expect(screen.getByText("The shop's server: 25 % of only 4, before –")).toBeTruthy();
  expect(screen.getByText("No reason given: 100 % of only 4, before –")).toBeTruthy();
});

test("transfers are told by way to pay, beside what found no order", async () => {
  open("transfers");
  const table = await screen.findByRole("table", { name: "By way to pay" });
  expect(table.textContent).toContain("PIX QR (Brazil)");
  expect(table.textContent).toContain("25 %");
  const unmatched = await card("Transfers without an order");
  expect(within(unmatched).getByRole("link").getAttribute("href")).toContain("state=unmatched&state=held&currency=BRL");
});

test("another report is asked for once it is chosen", async () => {
  const ask = open("declines");
  await card("Refused payments");
  fireEvent.click(screen.getByRole("tab", { name: "Captures" }));
  await card("Time to capture, half");
  expect(ask.mock.calls.map(([name]) => name)).toContain("captures");
});
