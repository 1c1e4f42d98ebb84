import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { disbursingLoan, loanView } from "../../testing/loans.ts";
import { renderAt } from "../../testing/render.tsx";
import { LoanBody } from "./LoanShow.tsx";

function open(loan: LoanView = loanView, role: "finance" | "viewer" = "finance") {
  const bookLoanPayment = vi.fn(() => Promise.resolve(loan));
  const reverseLoanPayment = vi.fn(() => Promise.resolve(loan));
  const takeLoanStep = vi.fn(() => Promise.resolve(loan));
  const calls = { bookLoanPayment, reverseLoanPayment, takeLoanStep };
  renderAt(<LoanBody loan={loan} />, { dataProvider: calls as unknown as Partial<DataProvider>, role });
  return calls;
}

const enabled = (name: string) =>
  vi.waitFor(() => {
    const button = screen.getByRole("button", { name });
    expect(button.getAttribute("aria-disabled")).toBe("false");
    return button;
  });

async function openBooking() {
  fireEvent.click(await enabled("Book payment"));
  return within(await screen.findByRole("dialog", { name: "Book a payment" }));
}

test("the booking dialog starts at everything that is owed and shows what an amount pays as it is typed", async () => {
  open();
  const dialog = await openBooking();
  const amount = dialog.getByRole("textbox", { name: /Amount that came/ });
  expect((amount as HTMLInputElement).value).toBe("214.16");
  expect(dialog.getByText(/This pays the loan off/)).toBeTruthy();
  fireEvent.change(amount, { target: { value: "110.00" } });
  const preview = within(dialog.getByRole("region", { name: "What it pays" }));
  expect(preview.getByText("No. 2, due 2 May 2026")).toBeTruthy();
  expect(preview.getByText("principal 99.96 BRL · interest 7.12 BRL")).toBeTruthy();
  expect(preview.getByText("principal 0.00 BRL · interest 2.92 BRL")).toBeTruthy();
  expect(preview.getByText("104.16 BRL")).toBeTruthy();
  expect(dialog.queryByText(/This pays the loan off/)).toBeNull();
});

test("a payment is booked with its day, its reference and the figures that were seen", async () => {
  const { bookLoanPayment } = open();
  const dialog = await openBooking();
  fireEvent.change(dialog.getByRole("textbox", { name: /Amount that came/ }), { target: { value: "107.08" } });
  const submit = dialog.getByRole("button", { name: "Book 107.08 BRL" });
  expect((submit as HTMLButtonElement).disabled).toBe(true);
  expect(dialog.getByText("Name the bank's reference.")).toBeTruthy();
  fireEvent.change(dialog.getByRole("textbox", { name: /Reference/ }), { target: { value: "PIX E2" } });
  fireEvent.click(submit);
  expect(await screen.findByText("The payment was booked.")).toBeTruthy();
  expect(bookLoanPayment).toHaveBeenCalledExactlyOnceWith(
    "ln_1",
    { amount: 107_08, paid_on: "2026-05-12", reference: "PIX E2", expected_outstanding: 214_16 },
    expect.any(String),
  );
});

test("more than is owed, and days that cannot be, are refused where they are typed", async () => {
  open();
  const dialog = await openBooking();
  fireEvent.change(dialog.getByRole("textbox", { name: /Amount that came/ }), { target: { value: "214.17" } });
  expect(dialog.getByText("At most 214.16 BRL is possible.")).toBeTruthy();
  fireEvent.change(dialog.getByRole("textbox", { name: /Amount that came/ }), { target: { value: "10" } });
  fireEvent.change(dialog.getByLabelText(/Day on which it came/), { target: { value: "2026-05-13" } });
  expect(dialog.getByText("The money cannot have come after today.")).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/Day on which it came/), { target: { value: "2026-03-01" } });
  expect(dialog.getByText("The loan was paid out on 2 Mar 2026 only.")).toBeTruthy();
});

test("a payment is reversed with a reason", async () => {
  const { reverseLoanPayment } = open();
  fireEvent.click(await enabled("Reverse the payment of 107.08 BRL"));
  const dialog = within(await screen.findByRole("dialog", { name: "Reverse this payment" }));
  fireEvent.change(dialog.getByRole("textbox", { name: /Why is it taken back/ }), { target: { value: "Wrong loan" } });
  fireEvent.click(dialog.getByRole("button", { name: "Reverse 107.08 BRL" }));
  expect(await screen.findByText("The payment was reversed.")).toBeTruthy();
  expect(reverseLoanPayment).toHaveBeenCalledExactlyOnceWith("ln_1", "lp_1", "Wrong loan", expect.any(String));
});

test("whoever ordered the payout reads on the blocked button that somebody else confirms it", async () => {
  open(disbursingLoan);
  const confirm = await screen.findByRole("button", { name: "Confirm the payout" });
  expect(confirm.getAttribute("aria-disabled")).toBe("true");
  const reason = document.getElementById(confirm.getAttribute("aria-describedby") ?? "")?.textContent;
  expect(reason).toBe("You ordered this disbursement. A second person of finance has to confirm it.");
});

test("a loan is cancelled with a reason, and the partner is said to be told", async () => {
  const { takeLoanStep } = open(disbursingLoan);
  fireEvent.click(await enabled("Cancel loan"));
  const dialog = within(await screen.findByRole("dialog", { name: "Cancel loan" }));
  expect(dialog.getByText(/its partner is told/)).toBeTruthy();
  fireEvent.change(dialog.getByRole("textbox", { name: /Reason/ }), { target: { value: "Customer withdrew" } });
  fireEvent.click(dialog.getByRole("button", { name: "Cancel loan" }));
  expect(await screen.findByText("The loan was cancelled.")).toBeTruthy();
  expect(takeLoanStep).toHaveBeenCalledExactlyOnceWith("ln_1", "cancel", { reason: "Customer withdrew" });
});

test("others see everything and why they can do nothing", async () => {
  open(loanView, "viewer");
  expect(await screen.findAllByText("Only finance books payments.")).not.toHaveLength(0);
  expect(screen.getByText("Only finance books and reverses payments.")).toBeTruthy();
  expect(screen.getByText("107.08 BRL is late, the oldest part by 10 days.")).toBeTruthy();
});
