import { fireEvent, screen, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { expect, test, vi } from "vitest";
import type { PaymentView, TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import { approvalView } from "../../testing/approvals.ts";
import { paymentWith } from "../../testing/payment.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { delivery } from "../../testing/rows.ts";
import PaymentShow from "./PaymentShow.tsx";

const entry = (order: number, changes: Partial<TimelineEntryView>): TimelineEntryView => ({
  at: "2026-06-01T09:00:00.000Z",
  source: "operation",
  kind: "capture.succeeded",
  order,
  operation_id: "op_2",
  delivery_id: null,
  amount: 300_00,
  actor: { type: "staff", id: "stf_1", name: "Test Person" },
  details: {},
  ...changes,
});

const told = paymentWith({
  deliveries: [delivery],
  timeline: [
    entry(0, { source: "session", kind: "session.VISITED", operation_id: null, amount: null, actor: null }),
    entry(1, { kind: "capture.pending" }),
    entry(2, {
      kind: "capture.failed",
      details: { error_code: "51", error: "Not sufficient funds", reason: "duplicate" },
    }),
    entry(3, {
      source: "delivery",
      kind: "delivery.http_error",
      operation_id: null,
      amount: null,
      actor: null,
      details: {
        event_type: "payment.captured",
        dialect: "checkout-callback",
        attempt: 1,
        attempts_max: 21,
        code: 500,
        duration_ms: 31,
        url: "https://shop.example/callback?a=1",
      },
    }),
  ],
  lines: [
    { id: "sku", line_id: "1", description: "Wool blanket", quantity: 2, amount: 1000_00, vat_amount: null, vat: 25 },
  ],
});

function openPage(getOne: () => Promise<{ data: PaymentView }>) {
  const pages = (
    <Routes>
      <Route path="/payments/:id/show" element={<PaymentShow />} />
    </Routes>
  );
  renderAt(pages, { dataProvider: { getOne: getOne as never }, address: `/payments/${told.id}/show` });
}

test("the page names the payment and shows what happened and what is possible", async () => {
  openPage(async () => ({ data: told }));
  const figures = await screen.findByLabelText("Figures");
  expect(figures.textContent).toContain("Can be captured700.00 NOK");
  expect(figures.textContent).toContain("Can be refunded300.00 NOK");
  expect(document.title).toBe(`Payment ${told.id} 1,000.00 NOK · Kontor`);
  expect(screen.getByText("Wool blanket")).toBeTruthy();
});

test("what waits for a second person is said, with the way to where they decide", async () => {
  openPage(async () => ({
    data: { ...told, approvals: [approvalView, { ...approvalView, id: "x", state: "declined" }] },
  }));
  expect(await screen.findByText(/Finance One asked to refund 3,000.00 ARS/)).toBeTruthy();
  const links = screen.getAllByRole("link", { name: "Look at the request" });
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["/approvals/apr_1/show"]);
});

test("the timeline is newest first, leaves out what its answer repeats, and names who and why", async () => {
  openPage(async () => ({ data: told }));
  const timeline = await screen.findByRole("region", { name: "Timeline" });
  const lines = within(timeline)
    .getAllByRole("listitem")
    .map((line) => line.textContent.replaceAll("\u00A0", " "));
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("Callback payment.captured · Answered with an error · try 1 of 21 · HTTP 500 · 31 ms");
  expect(lines[0]).toContain("To: https://shop.example/callback");
  expect(lines[0]).not.toContain("?a=1");
  expect(lines[1]).toContain("Capture failed 300.00 NOK");
  expect(lines[1]).toContain("by Test Person");
  expect(lines[1]).toContain("51 · Not sufficient funds");
  expect(lines[1]).toContain("Reason: Duplicate");
  expect(lines[2]).toContain("Payer opened the checkout page");
});

test("a reservation that was made longer says until when", async () => {
  const renewed = entry(0, {
    source: "note",
    kind: "authorization.renewed",
    operation_id: null,
    amount: null,
    actor: { type: "system", id: "authorization_renewal" },
    details: { from: "2026-06-29T09:00:00.000Z", until: "2026-07-22T09:00:00.000Z" },
  });
  openPage(async () => ({ data: { ...told, timeline: [renewed] } }));
  const line = within(await screen.findByRole("region", { name: "Timeline" })).getByRole("listitem");
  expect(line.textContent).toContain("Authorization extended");
  expect(line.textContent).toMatch(/by Kontor.*Lasts until: 22 Jul/);
});

test("a receiver's answer is shown as text, whatever it says", async () => {
  openPage(async () => ({ data: told }));
  fireEvent.click(await screen.findByRole("button", { name: /payment.captured/ }));
  fireEvent.click(await screen.findByRole("button", { name: /Try 1/ }));
  const body = await screen.findByRole("region", { name: /Response body/ });
  expect(body.textContent).toContain("<script>alert(1)</script>");
  expect(body.querySelector("script")).toBeNull();
});

test("an id is copied raw and that is announced", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  openPage(async () => ({ data: told }));
  fireEvent.click(await screen.findByRole("button", { name: "Copy Payment id" }));
  expect(await screen.findByText("Copied", { selector: '[role="status"]' })).toBeTruthy();
  expect(writeText).toHaveBeenCalledWith(told.id);
});

test("an unknown id gets a page that helps to find what was meant", async () => {
  openPage(() => Promise.reject(refusal(404, "not_found")));
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeTruthy();
  const link = screen.getByRole<HTMLAnchorElement>("link", { name: "Search for it" });
  expect(link.getAttribute("href")).toBe(`/search?q=${told.id}`);
});

test("masked details are marked as such", async () => {
  const payer = { name: "K…", email: "k…@s….example", phone: null, is_masked: true };
  openPage(async () => ({ data: { ...told, payer } }));
  expect(await screen.findByText("Shortened")).toBeTruthy();
});
