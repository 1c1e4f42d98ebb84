import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { CaptureRequest, PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { paymentWith } from "../../testing/payment.ts";
import { pageOf } from "../../testing/payment-page.tsx";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { CaptureDialog } from "./CaptureDialog.tsx";

type Capture = (id: string, request: CaptureRequest, key: string) => Promise<PaymentView>;

const onClose = vi.fn();
const capture = vi.fn<Capture>();

beforeEach(() => {
  onClose.mockReset();
  capture.mockReset().mockResolvedValue(paymentWith({ captured: 1000_00, capturable: 0 }));
});

const open = (payment = paymentWith()) =>
  renderAt(<CaptureDialog payment={payment} onClose={onClose} />, { dataProvider: { capture } });
const amount = () => screen.getByRole<HTMLInputElement>("textbox", { name: /Amount/ });
const submit = () => screen.getByRole<HTMLButtonElement>("button", { name: /^Capture/ });
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const figure = (label: string) => screen.getByText(label).nextElementSibling?.textContent;

test("it shows what is authorized, captured and left, and the status it leads to", () => {
  open();
  expect(amount().value).toBe("700.00");
  expect(figure("Authorized")).toBe("1,000.00 NOK");
  expect(figure("Captured so far")).toBe("300.00 NOK");
  expect(figure("Left after this")).toBe("0.00 NOK");
  expect(figure("Status after this")).toBe("Captured");
  type(amount(), "500");
  expect(figure("Left after this")).toBe("200.00 NOK");
  expect(figure("Status after this")).toBe("Partially captured");
  expect(submit().textContent).toBe("Capture 500.00 NOK");
});

test("the whole remainder is asked for as it was shown", async () => {
  open();
  fireEvent.click(submit());
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(capture.mock.calls[0]?.[1]).toEqual({ amount: 700_00, expected_capturable: 700_00 });
});

test("a last capture of a card says what it releases and is asked for as final", async () => {
  open();
  type(amount(), "500");
  fireEvent.click(screen.getByRole("checkbox", { name: "This is the last capture" }));
  expect(screen.getByText("Releases the remaining 200.00 NOK to the payer.")).toBeTruthy();
  expect(figure("Status after this")).toBe("Captured");
  type(screen.getByRole("textbox", { name: "Reference (optional)" }), " ship-1 ");
  fireEvent.click(submit());
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(capture.mock.calls[0]?.[1]).toMatchObject({ amount: 500_00, reference: "ship-1", final: true });
});

test("a method without a final capture does not offer one", () => {
  open(paymentWith({ method: "klarna.klarna" }));
  type(amount(), "500");
  expect(screen.queryByRole("checkbox")).toBeNull();
});

test("a capture that leaves nothing is final by itself", () => {
  open();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

test("zero cannot be captured", () => {
  open();
  type(amount(), "0");
  expect(screen.getByText("The amount must be more than zero.")).toBeTruthy();
  expect(submit().disabled).toBe(true);
});

test("chosen lines make the amount, and the server is told which they were", async () => {
  const line = { id: null, vat: 25, vat_amount: null };
  const lines = [
    { ...line, line_id: "lamp", description: "Lamp", quantity: 3, amount: 900_00 },
    { ...line, line_id: "post", description: "Parcel", quantity: 1, amount: 100_00 },
  ];
  open(paymentWith({ lines, operations: [], captured: 0, capturable: 1000_00 }));
  fireEvent.click(screen.getByRole("button", { name: "By line" }));
  expect(submit().textContent).toBe("Capture 1,000.00 NOK");
  fireEvent.click(screen.getByRole("checkbox", { name: "Parcel" }));
  type(screen.getByRole("textbox", { name: "Quantity of Lamp" }), "4");
  expect(submit().disabled).toBe(true);
  expect(screen.getByText("Only 3 are left.")).toBeTruthy();
  type(screen.getByRole("textbox", { name: "Quantity of Lamp" }), "2");
  fireEvent.click(submit());
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(capture.mock.calls[0]?.[1]).toEqual({
    amount: 600_00,
    items: [{ line_id: "lamp", amount: 600_00, quantity: 2 }],
    expected_capturable: 1000_00,
  });
});

describe("while the processor has not answered", () => {
  const reserved = paymentWith({ capturable: 0 });
  const begin = async () => {
    const { page, load } = pageOf(paymentWith(), (payment) => <CaptureDialog payment={payment} onClose={onClose} />);
    renderAt(page, { dataProvider: { capture } });
    fireEvent.click(submit());
    await screen.findByText("The outcome is not known yet");
    load(reserved);
  };

  test("the dialog keeps the amount that was asked for, which the page counts as reserved", async () => {
    capture.mockRejectedValueOnce(refusal(503, "processor_unavailable"));
    await begin();
    expect(amount().value).toBe("700.00");
    expect(amount().getAttribute("aria-invalid")).toBe("false");
    expect(figure("Left after this")).toBe("0.00 NOK");
    expect(figure("Status after this")).toBe("Captured");
  });

  test("it can be asked for again, and it is the same capture", async () => {
    capture.mockRejectedValueOnce(refusal(503, "processor_unavailable"));
    await begin();
    fireEvent.click(screen.getByRole("button", { name: "Check again" }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(capture.mock.calls[1]).toEqual(capture.mock.calls[0]);
  });

  test("once it is refused for good the figures are those of the page again", async () => {
    capture.mockRejectedValueOnce(refusal(503, "processor_unavailable"));
    capture.mockRejectedValueOnce(refusal(409, "processor_refused"));
    await begin();
    fireEvent.click(screen.getByRole("button", { name: "Check again" }));
    await waitFor(() => expect(amount().value).toBe("0.00"));
    expect(submit().disabled).toBe(true);
  });
});
