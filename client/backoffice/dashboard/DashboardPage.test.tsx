import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import type { Role } from "../../../shared/permissions.ts";
import { forgetPages, rememberPage } from "../layout/recent-pages.ts";
import type { Operations } from "../../../shared/metrics/operations.schema.ts";
import { paymentRow } from "../testing/payment.ts";
import { openMoney, paymentMetrics } from "../testing/payment-metrics.ts";
import { sampleReports } from "../testing/reports.ts";
import { renderAt } from "../testing/render.tsx";
import { webhookMetrics } from "../testing/webhook-metrics.ts";
import DashboardPage from "./DashboardPage.tsx";

beforeEach(() => forgetPages());

const operations: Operations = {
  since: "2026-06-01T09:00:00.000Z",
  failed_sign_ins: { n: 6, before: 3 },
  exports: { n: 1, before: 0 },
  reveals: null,
};

function open(
  role: Role,
  { lists = {}, at = "/?account=T12345678" }: { lists?: Record<string, object[]>; at?: string } = {},
) {
  const ask = vi.fn(async () => paymentMetrics);
  const list = vi.fn(async (resource: string) => {
    const data = lists[resource] ?? [];
    return { data, total: data.length };
  });
  renderAt(<DashboardPage />, {
    dataProvider: {
      paymentMetrics: ask,
      openMoney: async () => openMoney,
      webhookMetrics: async () => webhookMetrics(),
      operations: async () => operations,
      report: async () => sampleReports.refunds,
      getList: list as never,
    },
    address: at,
    role,
  });
  return { ask, list };
}

const region = async (name: string) => within(await screen.findByRole("region", { name }));
const text = async (name: string) => (await screen.findByRole("region", { name })).textContent;
const wayTo = async (name: string, link: string) =>
  (await region(name)).getByRole("link", { name: link }).getAttribute("href");

test("every figure of a currency says what it is made of, how it stood, and leads to its payments", async () => {
  open("viewer");
  expect(await text("Captured")).toContain("50,000.00 NOK▲ 25 % more than in the time before");
  expect(await text("Captured")).toContain("Captures and transfers that came: 40, 1,250.00 NOK on average.");
  expect(await text("Approved payments")).toContain("90 of 100 payments that were sent to the gateway; 80 % of their");
  const href = await wayTo("Captured", "50,000.00 NOK");
  expect(href).toContain("currency=NOK&captured_at.gte=2026-06-01T08%3A00%3A00.000Z");
  expect(href).toContain("captured_at.lte=2026-06-01T09%3A59%3A59.999Z");
});

test("currencies are never added: another one is chosen, and stays in the address", async () => {
  open("viewer", { at: "/?account=T12345678&currency=EUR" });
  expect(await text("Captured")).toContain("70.00 EUR");
  fireEvent.mouseDown(screen.getByRole("combobox", { name: "Currency" }));
  fireEvent.click(await screen.findByRole("option", { name: "NOK" }));
  expect(await text("Captured")).toContain("50,000.00 NOK");
  expect(screen.getByLabelText("address").textContent).toContain("currency=NOK");
});

test("what it is compared with is asked of the server", async () => {
  const { ask } = open("viewer", { at: "/?account=T12345678&range=last_30_days&compare=year_before" });
  await screen.findByRole("region", { name: "Captured" });
  const asked = expect.objectContaining({ compare: "year_before", zone: "UTC", account: "T12345678" }) as unknown;
  expect(ask).toHaveBeenCalledWith(asked, expect.anything());
});

test("a chart is a table as well, with the running hour marked, and a file", async () => {
  open("viewer");
  const volume = await region("Captured and reserved (NOK)");
  fireEvent.click(volume.getByRole("button", { name: "Table" }));
  const rows = within(volume.getByRole("table")).getAllByRole("row");
  expect(rows[1]?.textContent).toContain("50,000.00 NOK");
  expect(rows[2]?.textContent).toContain("not over yet");
  const file = volume.getByRole("link", { name: "CSV of Captured and reserved (NOK)" });
  expect(file.getAttribute("href")).toMatch(/^\/api\/metrics\/payments\.csv\?.*chart=volume&currency=NOK$/);
});

test("finance first sees what came in, what is at risk with the most urgent first, and what failed", async () => {
  open("finance");
  expect(await text("Captured today, NOK")).toContain("50,000.00 NOK");
  expect(await text("Captured in 7 days, EUR")).toContain("70.00 EUR");
  expect(await text("Captured in 7 days, EUR")).toContain("in the six days before: 1. Compared with");
  const risk = await region("Reserved and not captured");
  const bands = risk.getAllByRole("link").map((link) => link.textContent);
  expect(bands).toEqual(["Less than a day", "More than 7 days"]);
  expect(risk.getByRole("link", { name: "Less than a day" }).getAttribute("href")).toContain(
    "authorization_expires_at.gte=2026-06-01T09%3A30%3A00.000Z&authorization_expires_at.lte=2026-06-02T09%3A29%3A59.999Z",
  );
  expect(await text("Captures that failed")).toContain("The card was refused");
  expect(await text("Waits for a second person")).toContain("Nothing waits for approval.");
});

test("support starts in the search, with what was open last and what fails just now", async () => {
  rememberPage({ path: "/payments/T12345678.1/show", title: "Payment T12345678.1" });
  const { list } = open("support", { lists: { payments: [{ ...paymentRow, status: "DECLINED" }] } });
  const field = await screen.findByRole("textbox", { name: "Find a payment, a person or a document" });
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
  expect(await wayTo("Opened last", "Payment T12345678.1")).toBe("/payments/T12345678.1/show");
  expect(await wayTo("Failed payments of the last hour", "Failed payments of the last hour: All 1")).toContain(
    "status=DECLINED&status=FAILED&created_at.gte=",
  );
  expect(list).toHaveBeenCalledWith("payments", expect.anything());
  expect(screen.queryByRole("region", { name: "Reserved and not captured" })).toBeNull();
});

test("admins first see how webhooks do and who was refused what", async () => {
  const entry = {
    ...{ id: "aud_1", action: "webhook_endpoint.rotated", at: "2026-06-01T09:00:00.000Z", object_id: "whe_1" },
    actor: { type: "staff", id: "stf_2", role: "support" },
  };
  open("admin", { lists: { audit: [entry] } });
  expect(await text("Delivered")).toContain("95 %");
  expect(await text("Refused lately")).toContain("Webhook endpoint: rotated");
  expect(await text("Refused lately")).toContain("by Support");
  expect(await text("Secrets that are being replaced")).toContain("No old secret signs any more.");
});

test("nothing is said of no payments at all", async () => {
  renderAt(<DashboardPage />, {
    dataProvider: { paymentMetrics: async () => ({ ...paymentMetrics, currencies: [] }) },
    address: "/?account=T12345678",
    role: "viewer",
  });
  expect(await screen.findByText("Nothing happened in this time. Choose a longer one.")).toBeTruthy();
});

test("admins are told what colleagues did and wait for, and nothing that is not theirs to see", async () => {
  const approval = { id: "ap_1", requested_at: new Date(Date.now() - 3 * 3_600_000).toISOString() };
  open("admin", { lists: { approvals: [approval] } });
  expect(await text("Waiting for a second person")).toContain("The oldest has waited for 3");
  expect(await text("Refunds today")).toContain("Somebody in finance 3 · The shop's server 1");
  expect(await text("Failed sign-ins, 24 hours")).toContain("▲ 100 %");
  expect(await wayTo("Failed sign-ins, 24 hours", "6")).toBe(
    "/audit?account=installation&action=session.started&outcome=refused&at.gte=2026-06-01T09%3A00%3A00.000Z",
  );
  expect(await text("Exports, 24 hours")).toContain("0 in the 24 hours before");
  expect(screen.queryByRole("region", { name: "Details revealed, 24 hours" })).toBeNull();
});
