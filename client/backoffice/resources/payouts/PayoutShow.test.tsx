import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { PayoutView } from "../../../../shared/transfers/payout.schema.ts";
import { payoutView } from "../../testing/payouts.ts";
import { renderAt } from "../../testing/render.tsx";
import { PayoutBody } from "./PayoutShow.tsx";

function open(changes: Partial<PayoutView> = {}, role: "finance" | "viewer" = "finance") {
  const decidePayout = vi.fn(() => Promise.resolve(payoutView));
  renderAt(<PayoutBody payout={{ ...payoutView, ...changes }} />, {
    dataProvider: { decidePayout } as unknown as Partial<DataProvider>,
    role,
  });
  return decidePayout;
}

test("finance lets a payout go that waits, and says why", async () => {
  const decidePayout = open();
  const approve = screen.getByRole("button", { name: "Approve" });
  await vi.waitFor(() => expect(approve.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(approve);
  const dialog = within(await screen.findByRole("dialog", { name: "Approve this payout" }));
  expect(dialog.getByText(/5,000.00 ARS is sent to Norte Pagos SA/)).toBeTruthy();
  fireEvent.change(dialog.getByRole("textbox", { name: /Why/ }), { target: { value: "Invoice 12 is paid." } });
  fireEvent.click(dialog.getByRole("button", { name: "Approve 5,000.00 ARS" }));
  expect(await screen.findByText("The payout was approved.")).toBeTruthy();
  expect(decidePayout).toHaveBeenCalledExactlyOnceWith("pyo_1", "approve", { note: "Invoice 12 is paid." });
});

test("others see it and why they cannot decide", async () => {
  open({}, "viewer");
  expect(await screen.findAllByText("Only finance decides about payouts.")).toHaveLength(2);
});

test("a failed one says that the money is back and how to try again", () => {
  open({ state: "failed", error_message: "Account closed", attempts: 3 });
  expect(screen.getByText(/asks for a new payout to try again/)).toBeTruthy();
  expect(screen.getByText("Account closed")).toBeTruthy();
  expect(screen.getAllByText("It does not wait for a decision.")).toHaveLength(2);
});
