import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { figures, webhookMetrics } from "../../testing/webhook-metrics.ts";
import WebhookMetricsPage from "./WebhookMetricsPage.tsx";

function show(metrics = webhookMetrics(), address = "/webhook-metrics?account=T12345678") {
  const ask = vi.fn(async () => metrics);
  renderAt(<WebhookMetricsPage />, { dataProvider: { webhookMetrics: ask }, address, role: "viewer" });
  return ask;
}

test("each figure says what it is made of, what is left out, and how it stood before", async () => {
  show();
  const delivered = await screen.findByRole("region", { name: "Delivered" });
  expect(within(delivered).getByText("95 %")).toBeTruthy();
  expect(delivered.textContent).toContain("3 points less than in the time before");
  expect(delivered.textContent).toContain("95 of 100 that are over. What is still being tried is left out.");
  const waiting = screen.getByRole("region", { name: "Waiting now" });
  expect(waiting.textContent).toContain("5 were tried before, 6 are due within the hour");
  expect(screen.getByRole("region", { name: "95 % answered within" }).textContent).toContain("3 time-outs");
});

test("a figure made of next to nothing is not compared", async () => {
  show(webhookMetrics({ totals: figures({ success: { numerator: 4, denominator: 5 } }) }));
  const delivered = await screen.findByRole("region", { name: "Delivered" });
  expect(delivered.textContent).toContain("80 %");
  expect(delivered.textContent).not.toContain("time before");
});

test("every chart is a table as well, whose figures lead to the deliveries that they count", async () => {
  show();
  const outcomes = await screen.findByRole("region", { name: "Deliveries by outcome" });
  fireEvent.click(within(outcomes).getByRole("button", { name: "Table" }));
  const table = within(outcomes).getByRole("table", { name: "Deliveries by outcome" });
  expect(
    within(table)
      .getAllByRole("columnheader")
      .map(({ textContent }) => textContent),
  ).toEqual([
    "Time",
    "Delivered at the first try",
    "Delivered later",
    "Given up after the last try",
    "Ended by an answer",
  ]);
  const [firstHour, running] = within(table).getAllByRole("rowheader");
  expect(firstHour?.textContent).toBe("1 Jun, 08:00");
  expect(running?.textContent).toBe("1 Jun, 09:00 (not over yet)");
  const exhausted = within(table).getAllByRole("link", { name: "3" })[0]?.getAttribute("href") ?? "";
  expect(Object.fromEntries(new URLSearchParams(exhausted.split("?")[1]))).toEqual({
    account: "T12345678",
    state: "exhausted",
    is_test: "false",
    "created_at.gte": "2026-06-01T08:00:00.000Z",
    "created_at.lte": "2026-06-01T08:59:59.999Z",
  });
});

test("a rate of few is told with how few", async () => {
  show();
  const success = await screen.findByRole("region", { name: "Success" });
  fireEvent.click(within(success).getByRole("button", { name: "Table" }));
  const rows = within(success).getAllByRole("row");
  expect(rows[1]?.textContent).toContain("95 % of 100");
  expect(rows[2]?.textContent).toContain("100 % of only 4");
});

test("every chart offers its file, of the same range, account and endpoint", async () => {
  show(webhookMetrics(), "/webhook-metrics?account=T12345678&endpoint_id=whe_1&from=2026-06-01&to=2026-06-01");
  const file = await screen.findByRole("link", { name: "CSV of Answer time" });
  expect(file.getAttribute("href")).toBe(
    "/api/metrics/webhooks.csv?from=2026-06-01&to=2026-06-01&zone=UTC&account=T12345678&endpoint_id=whe_1&chart=latency",
  );
});

test("range and endpoint are kept in the address", async () => {
  const ask = show();
  await screen.findByRole("region", { name: "Delivered" });
  fireEvent.mouseDown(screen.getByRole("combobox", { name: "Endpoint" }));
  fireEvent.click(screen.getByRole("option", { name: "https://shop.example/hook" }));
  fireEvent.mouseDown(screen.getByRole("combobox", { name: "Days" }));
  fireEvent.click(screen.getByRole("option", { name: "Last 30 days" }));
  expect(screen.getByLabelText("address").textContent).toBe(
    "/webhook-metrics?account=T12345678&endpoint_id=whe_1&range=last_30_days",
  );
  expect(ask).toHaveBeenLastCalledWith(expect.objectContaining({ endpointId: "whe_1" }), expect.anything());
});

test("an endpoint that fails is named with its failures and leads to them", async () => {
  show();
  const ranking = await screen.findByRole("region", { name: "Failed tries by endpoint" });
  expect(within(ranking).getByRole("img", { name: "https://shop.example/hook: 15" })).toBeTruthy();
  const to = within(ranking).getByRole("link", { name: "https://shop.example/hook" }).getAttribute("href");
  expect(to).toContain("endpoint_id=whe_1");
  expect(to).toContain("code_class=timeout");
});

test("what could not be loaded says so and can be tried again", async () => {
  const ask = vi.fn(() => Promise.reject(refusal(500, "internal")));
  renderAt(<WebhookMetricsPage />, { dataProvider: { webhookMetrics: ask }, address: "/webhook-metrics?account=all" });
  fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect(ask).toHaveBeenCalledTimes(2);
});
