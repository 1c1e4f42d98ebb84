import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { paymentWith } from "../../testing/payment.ts";
import { pageOf } from "../../testing/payment-page.tsx";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { VoidDialog } from "./VoidDialog.tsx";

const authorized = paymentWith({ status: "AUTHORIZED", captured: 0, capturable: 1000_00, refundable: 0 });

test("it says what is released and asks why before it can be confirmed", async () => {
  const onClose = vi.fn();
  const release = vi.fn(() => Promise.resolve(paymentWith({ voided: 1000_00 })));
  renderAt(<VoidDialog payment={authorized} onClose={onClose} />, { dataProvider: { void: release } });
  expect(screen.getByText(/Releases the hold of 1,000.00 NOK on the payer's Visa/)).toBeTruthy();
  const submit = screen.getByRole<HTMLButtonElement>("button", { name: "Release 1,000.00 NOK" });
  expect(submit.disabled).toBe(true);
  fireEvent.mouseDown(screen.getByRole("combobox", { name: /Reason/ }));
  fireEvent.click(within(screen.getByRole("listbox")).getByRole("option", { name: "Fraudulent" }));
  fireEvent.click(submit);
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(release).toHaveBeenCalledWith(
    authorized.id,
    { reason: "fraudulent" },
    expect.stringMatching(/^[0-9a-f]{32}$/),
  );
});

test("after a partial capture it says that what was captured stays", () => {
  renderAt(<VoidDialog payment={paymentWith()} onClose={vi.fn()} />);
  expect(screen.getByText(/remaining hold of 700.00 NOK.*stays captured/)).toBeTruthy();
});

test("of a payment with which only a card was left it says that nothing is released", () => {
  const card = paymentWith({ status: "AUTHORIZED", authorized: 0, captured: 0, capturable: 0, refundable: 0 });
  renderAt(<VoidDialog payment={card} onClose={vi.fn()} />);
  expect(screen.getByText(/only left a card, and nothing is reserved/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Call it off" })).toBeTruthy();
  expect(screen.queryByText(/0\.00/)).toBeNull();
});

test("while the processor has not answered it goes on saying what is released, and can be asked for again", async () => {
  const onClose = vi.fn();
  const release = vi.fn(() => Promise.resolve(paymentWith({ voided: 1000_00 })));
  release.mockRejectedValueOnce(refusal(503, "processor_unavailable"));
  const { page, load } = pageOf(authorized, (payment) => <VoidDialog payment={payment} onClose={onClose} />);
  renderAt(page, { dataProvider: { void: release } });
  fireEvent.mouseDown(screen.getByRole("combobox", { name: /Reason/ }));
  fireEvent.click(within(screen.getByRole("listbox")).getByRole("option", { name: "Fraudulent" }));
  fireEvent.click(screen.getByRole("button", { name: "Release 1,000.00 NOK" }));
  await screen.findByText("The outcome is not known yet");
  load({ ...authorized, capturable: 0 });
  expect(screen.getByText(/Releases the hold of 1,000.00 NOK/)).toBeTruthy();
  expect(screen.getByRole("combobox", { name: /Reason/ }).getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(release.mock.calls[1]).toEqual(release.mock.calls[0]);
});
