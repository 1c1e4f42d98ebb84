import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { RecordContextProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import type { Role } from "../../../../shared/permissions.ts";
import { orderView, transferPayment } from "../../testing/payment.ts";
import { renderAt } from "../../testing/render.tsx";
import { PaymentPage } from "./PaymentShow.tsx";

function open(changes: Partial<PaymentView> = {}, role: Role = "finance") {
  const payment = transferPayment(changes);
  const calls = {
    cancelPayment: vi.fn(() => Promise.resolve(payment)),
    simulateTransfer: vi.fn(() => Promise.resolve({ notice_id: "MOCK-AVISO-1" })),
  };
  renderAt(
    <RecordContextProvider value={payment}>
      <PaymentPage />
    </RecordContextProvider>,
    { dataProvider: calls as unknown as Partial<DataProvider>, role },
  );
  return { ...calls, payment };
}

test("an order that waits says what the payer was told, for how long, and under which key it was asked for", () => {
  open();
  const section = within(screen.getByRole("region", { name: "Transfer" }));
  expect(section.getByText("0170042800000012345674")).toBeTruthy();
  expect(section.getByText("NORTE.PAGOS")).toBeTruthy();
  expect(section.getByText("9032000000000007731")).toBeTruthy();
  expect(section.getByText("CUIT 20301234563")).toBeTruthy();
  expect(section.getByText("order-7731")).toBeTruthy();
  expect(section.getByText("Time left")).toBeTruthy();
  const page = section.getByRole("link", { name: "Open what the payer sees" });
  expect(page.getAttribute("href")).toBe(orderView.page_url);
  expect(screen.getByText("Waiting for transfer")).toBeTruthy();
});

test("what came is shown with its signed difference and a link to the transfer", () => {
  const transfer = {
    id: "trf_1",
    bank_trx_id: "MX42K0P9Q7L1ZT5R8W3Y6N",
    amount: 2450_00,
    difference: -75,
    received_at: "2026-06-01T09:05:00.000Z",
  };
  open({
    status: "CAPTURED",
    captured: 2450_00,
    refundable: 2450_00,
    order: { ...orderView, is_open: false, transfer },
  });
  const section = within(screen.getByRole("region", { name: "Transfer" }));
  expect(section.getByText("0.75 ARS less than asked for")).toBeTruthy();
  const link = section.getByRole("link", { name: "Open the transfer" });
  expect(link.getAttribute("href")).toContain("/transfers/trf_1");
  expect(section.queryByText("Time left")).toBeNull();
  const figures = screen.getByLabelText("Figures").textContent;
  expect(figures).toContain("Received2,450.00 ARS");
  expect(figures).not.toContain("Authorized");
});

test("an order is cancelled once, with a reason; nothing is offered that a transfer cannot do", async () => {
  const { cancelPayment, payment } = open();
  expect(screen.queryByRole("button", { name: "Capture" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Cancel order" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Cancel this order" }));
  const submit = dialog.getByRole<HTMLButtonElement>("button", { name: "Cancel the order" });
  expect(submit.disabled).toBe(true);
  fireEvent.mouseDown(dialog.getByRole("combobox", { name: /Reason/ }));
  fireEvent.click(within(screen.getByRole("listbox")).getByRole("option", { name: "Duplicate" }));
  fireEvent.click(submit);
  expect(await screen.findByText("The order was cancelled.")).toBeTruthy();
  expect(cancelPayment).toHaveBeenCalledExactlyOnceWith(
    payment.id,
    { reason: "duplicate" },
    expect.stringMatching(/^[0-9a-f]{32}$/),
  );
});

test("on a sandbox account the right transfer, another amount and another payer are played", async () => {
  const { simulateTransfer, payment } = open({}, "support");
  const panel = within(screen.getByRole("region", { name: "Simulate pay-in" }));
  const send = panel.getByRole("button", { name: "Send 2,450.75 ARS" });
  await waitFor(() => expect(send.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(send);
  await waitFor(() => expect(simulateTransfer).toHaveBeenLastCalledWith(payment.id, played(2450_75, false)));
  fireEvent.click(panel.getByRole("radio", { name: "From another payer" }));
  fireEvent.click(panel.getByRole("button", { name: "Send 2,450.75 ARS" }));
  await waitFor(() => expect(simulateTransfer).toHaveBeenLastCalledWith(payment.id, played(2450_75, true)));
  fireEvent.click(panel.getByRole("radio", { name: "Another amount" }));
  const amount = panel.getByRole("textbox", { name: "Amount that is sent" });
  fireEvent.change(amount, { target: { value: "2450.75" } });
  expect(panel.getByText(/That is the right amount/, { selector: "p" })).toBeTruthy();
  fireEvent.change(amount, { target: { value: "2400" } });
  fireEvent.click(panel.getByRole("button", { name: "Send 2,400.00 ARS" }));
  await waitFor(() => expect(simulateTransfer).toHaveBeenLastCalledWith(payment.id, played(2400_00, false)));
  expect(simulateTransfer).toHaveBeenCalledTimes(3);
});

const played = (amount: number, is_other_payer: boolean) => ({ amount, is_other_payer });

test("nobody plays transfers on a live account", () => {
  open({ account_id: "P12345678" });
  expect(screen.queryByRole("region", { name: "Simulate pay-in" })).toBeNull();
});

test("an order that has ended offers no played transfer and says that it ended", () => {
  open({ status: "EXPIRED", order: { ...orderView, is_open: false } });
  expect(screen.queryByRole("region", { name: "Simulate pay-in" })).toBeNull();
  expect(screen.getByText(/the payer's page no longer shows how to pay/)).toBeTruthy();
});

test("a viewer reads why transfers cannot be played", async () => {
  const { simulateTransfer } = open({}, "viewer");
  const send = await screen.findByRole("button", { name: "Send 2,450.75 ARS" });
  fireEvent.click(send);
  expect(screen.getByText("Your role cannot play transfers.")).toBeTruthy();
  expect(simulateTransfer).not.toHaveBeenCalled();
});
