import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApprovalView } from "../../../../shared/approvals/approval.schema.ts";
import type { PaymentView, RefundRequest } from "../../../../shared/payments/payment.schema.ts";
import { NoAnswerError } from "../../providers/http.ts";
import { approvalView } from "../../testing/approvals.ts";
import { paymentWith, transferPayment } from "../../testing/payment.ts";
import { pageOf } from "../../testing/payment-page.tsx";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { RefundDialog } from "./RefundDialog.tsx";

type Refund = (id: string, request: RefundRequest, key: string) => Promise<PaymentView | ApprovalView>;

const onClose = vi.fn();
const refund = vi.fn<Refund>();

beforeEach(() => {
  onClose.mockReset();
  refund.mockReset();
});
afterEach(() => vi.useRealTimers());

const open = (payment = paymentWith()) =>
  renderAt(<RefundDialog payment={payment} onClose={onClose} />, { dataProvider: { refund } });
const amount = () => screen.getByRole<HTMLInputElement>("textbox", { name: /Amount/ });
const submit = () => screen.getByRole<HTMLButtonElement>("button", { name: /^Refund/ });
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

function choose(reason: string) {
  fireEvent.mouseDown(screen.getByRole("combobox", { name: /Reason/ }));
  fireEvent.click(within(screen.getByRole("listbox")).getByRole("option", { name: reason }));
}

test.each([
  [
    "what is left of a partly refunded payment",
    paymentWith({ captured: 100_00, refunded: 30_00, refundable: 70_00 }),
    "70.00",
  ],
  [
    "less what another refund has asked for",
    paymentWith({ captured: 100_00, pending_refund: 30_00, refundable: 70_00 }),
    "70.00",
  ],
  ["no decimals in yen", paymentWith({ currency: "JPY", refundable: 7000 }), "7000"],
  ["three decimals in dinars", paymentWith({ currency: "KWD", refundable: 7000 }), "7.000"],
])("the amount starts as %s", (_claim, payment, shown) => {
  open(payment);
  expect(amount().value).toBe(shown);
  expect(document.activeElement).toBe(amount());
});

test("Set max brings back the whole remainder", () => {
  open();
  type(amount(), "1");
  fireEvent.click(screen.getByRole("button", { name: "Set max" }));
  expect(amount().value).toBe("300.00");
});

test("too much is refused at once, naming the most that is possible", () => {
  open();
  choose("Duplicate");
  type(amount(), "300.01");
  expect(screen.getByText("At most 300.00 NOK is possible.").getAttribute("role")).toBe("alert");
  expect(submit().disabled).toBe(true);
  type(amount(), "300,00");
  expect(submit().disabled).toBe(false);
});

test("the button says the amount as it is typed", () => {
  open();
  type(amount(), "12,5");
  expect(submit().textContent).toBe("Refund 12.50 NOK");
});

test("a reason is needed, and Other needs a note", () => {
  open();
  expect(screen.getByText("Choose a reason first.").id).toBe(submit().getAttribute("aria-describedby"));
  expect(submit().disabled).toBe(true);
  choose("Other");
  expect(screen.getByText("Say what the reason is.")).toBeTruthy();
  expect(submit().disabled).toBe(true);
  type(screen.getByRole("textbox", { name: /Note/ }), "Broken on arrival");
  expect(submit().disabled).toBe(false);
});

test("it says what happens, to which card and that it is final", () => {
  open();
  expect(screen.getByText(/Visa •••• 0416.*3 to 7 days.*cannot be undone/)).toBeTruthy();
});

test("pressed twice it is one refund, with what the dialog showed", async () => {
  refund.mockResolvedValue(paymentWith({ refunded: 100_00 }));
  open();
  choose("Duplicate");
  type(amount(), "100");
  fireEvent.click(submit());
  fireEvent.submit(submit());
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(refund).toHaveBeenCalledOnce();
  expect(refund.mock.calls[0]?.[1]).toEqual({ amount: 100_00, reason: "duplicate", expected_refundable: 300_00 });
});

test("while the answer is on its way the dialog cannot be left", async () => {
  let answer: (payment: PaymentView) => void = () => undefined;
  refund.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  open();
  choose("Duplicate");
  fireEvent.click(submit());
  await screen.findByRole("progressbar", { hidden: true });
  fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
  expect(onClose).not.toHaveBeenCalled();
  expect(submit().disabled).toBe(true);
  answer(paymentWith());
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});

test("Escape leaves a dialog that waits for nothing", () => {
  open();
  fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
  expect(onClose).toHaveBeenCalledOnce();
});

test("a lost answer is asked for again under the same key", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  refund.mockRejectedValueOnce(new NoAnswerError()).mockResolvedValueOnce(paymentWith({ refunded: 300_00 }));
  open();
  choose("Duplicate");
  fireEvent.click(submit());
  await screen.findByText(/outcome is unknown. Checking/);
  await vi.advanceTimersByTimeAsync(1_000);
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(refund).toHaveBeenCalledTimes(2);
  expect(refund.mock.calls[1]).toEqual(refund.mock.calls[0]);
});

test("when no answer comes it says so, and asking once more uses the same key", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  refund.mockRejectedValue(new NoAnswerError());
  open();
  choose("Duplicate");
  fireEvent.click(submit());
  await vi.advanceTimersByTimeAsync(70_000);
  await screen.findByText(/unknown whether this was done/);
  refund.mockResolvedValue(paymentWith());
  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(new Set(refund.mock.calls.map(([, , key]) => key)).size).toBe(1);
});

test("a refusal keeps what was typed, shows the processor's code and lets it be copied", async () => {
  const error = { code: "51", message: "Not sufficient funds", type: ["INSUFFICIENT_FUNDS"] };
  refund.mockRejectedValueOnce(refusal(409, "processor_refused", { error })).mockResolvedValueOnce(paymentWith());
  open();
  choose("Duplicate");
  type(amount(), "20");
  fireEvent.click(submit());
  await screen.findByText("Processor: 51 · Not sufficient funds");
  expect(screen.getByRole("button", { name: "Copy error details" })).toBeTruthy();
  expect(amount().value).toBe("20");
  fireEvent.click(submit());
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(refund.mock.calls[1]?.[2]).not.toBe(refund.mock.calls[0]?.[2]);
});

test("when the figures have moved it names the new ones", async () => {
  refund.mockRejectedValueOnce(refusal(409, "stale_figures", { capturable: 0, refundable: 120_00 }));
  open();
  choose("Duplicate");
  fireEvent.click(submit());
  await screen.findByText("The figures have changed");
  expect(screen.getByText("Now 0.00 NOK can be captured and 120.00 NOK can be refunded.")).toBeTruthy();
});

test("an unanswered processor leaves the wish open under its key", async () => {
  refund.mockRejectedValueOnce(refusal(503, "processor_unavailable")).mockResolvedValueOnce(paymentWith());
  open();
  choose("Duplicate");
  fireEvent.click(submit());
  await screen.findByText("The outcome is not known yet");
  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(refund.mock.calls[1]).toEqual(refund.mock.calls[0]);
});

test("success is told with a link to the refund", async () => {
  const done = paymentWith();
  const given = {
    ...done.operations[1],
    id: "op_9",
    kind: "refund",
    amount: 300_00,
  } as PaymentView["operations"][number];
  refund.mockResolvedValue({ ...done, operations: [...done.operations, given] });
  open();
  choose("Duplicate");
  fireEvent.click(submit());
  await screen.findByText(/Refunded 300.00 NOK/);
  expect(screen.getByRole<HTMLAnchorElement>("link", { name: "Show", hidden: true }).getAttribute("href")).toContain(
    "#op_9",
  );
});

test("a transfer goes back by the bank, and the refund wants the bank's reference", async () => {
  refund.mockResolvedValue(paymentWith());
  open(paymentWith({ api: "payments", method: "bank_transfer", currency: "ARS" }));
  choose("Duplicate");
  expect(submit().disabled).toBe(true);
  expect(screen.getByText("Type the bank's reference.")).toBeTruthy();
  type(screen.getByRole("textbox", { name: /Bank's reference/ }), " RET-1 ");
  fireEvent.click(submit());
  await waitFor(() => expect(refund.mock.calls[0]?.[1]).toMatchObject({ bank_reference: "RET-1" }));
});

test("above the limit the dialog says that another person decides, and asks instead of refunding", async () => {
  const paid = transferPayment({ captured: 5000_00, refundable: 5000_00, approval_above: 1000_00 });
  refund.mockResolvedValue(approvalView);
  open(paid);
  type(amount(), "1000");
  expect(screen.getByRole("button", { name: "Refund 1,000.00 ARS" })).toBeTruthy();
  type(amount(), "3000");
  expect(screen.getByText(/above the shop's limit of 1,000.00 ARS/)).toBeTruthy();
  choose("Goods returned");
  type(screen.getByRole("textbox", { name: /Bank's reference/ }), "DEV-1");
  fireEvent.click(screen.getByRole("button", { name: "Ask to refund 3,000.00 ARS" }));
  expect(await screen.findByText(/Asked to refund 3,000.00 ARS. Another person/)).toBeTruthy();
  expect(onClose).toHaveBeenCalledOnce();
});

test("while the processor has not answered, the refund stays as it was asked for and can be asked for again", async () => {
  refund.mockRejectedValueOnce(refusal(503, "processor_unavailable")).mockResolvedValueOnce(paymentWith());
  const { page, load } = pageOf(paymentWith(), (payment) => <RefundDialog payment={payment} onClose={onClose} />);
  renderAt(page, { dataProvider: { refund } });
  choose("Duplicate");
  fireEvent.click(submit());
  await screen.findByText("The outcome is not known yet");
  load(paymentWith({ refundable: 0, pending_refund: 300_00 }));
  expect(amount().value).toBe("300.00");
  expect(amount().getAttribute("aria-invalid")).toBe("false");
  expect(screen.getByRole("combobox", { name: /Reason/ }).getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(refund.mock.calls[1]).toEqual(refund.mock.calls[0]);
});
