import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { TransferView } from "../../../../shared/transfers/transfer.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import { transferView } from "../../testing/transfers.ts";
import { TransferBody } from "./TransferShow.tsx";

function open(changes: Partial<TransferView> = {}, role: "finance" | "support" = "finance") {
  const transfer = { ...transferView, ...changes };
  const calls = {
    matchTransfer: vi.fn(() => Promise.resolve(transfer)),
    decideTransfer: vi.fn(() => Promise.resolve(transfer)),
  };
  renderAt(<TransferBody transfer={transfer} />, { dataProvider: calls as unknown as Partial<DataProvider>, role });
  return calls;
}

test("it says why the money waits, and marks on each order what is not as it came", async () => {
  open();
  expect(screen.getByText(/This payer has an order waiting, but for another amount/)).toBeTruthy();
  const [first] = within(screen.getByRole("region", { name: "Orders it may be for" })).getAllByRole("listitem");
  const marked = within(first as HTMLElement).getAllByText(/differs/);
  expect(marked).toHaveLength(1);
  expect(within(first as HTMLElement).getByText("2,450.75 ARS (−0.75 ARS)")).toBeTruthy();
});

test("a match needs a note, and says how much the money is off", async () => {
  const { matchTransfer } = open();
  const match = screen.getByRole("button", { name: "Match PED-7731" });
  await vi.waitFor(() => expect(match.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(match);
  const dialog = within(await screen.findByRole("dialog", { name: "Match to order PED-7731" }));
  expect(dialog.getByText(/0.75 ARS less than the order asks for/)).toBeTruthy();
  const submit = dialog.getByRole<HTMLButtonElement>("button", { name: "Match 2,450.00 ARS" });
  expect(submit.disabled).toBe(true);
  fireEvent.change(dialog.getByRole("textbox", { name: /Why/ }), { target: { value: "Fees were taken off." } });
  fireEvent.click(submit);
  expect(await screen.findByText("The transfer was matched.")).toBeTruthy();
  expect(matchTransfer).toHaveBeenCalledExactlyOnceWith("trf_1", { payment_id: "pay_1", note: "Fees were taken off." });
});

test("an order that has ended takes no money, and the button says so", async () => {
  const { matchTransfer } = open();
  expect(await screen.findByText("This order has ended and takes no money any more.")).toBeTruthy();
  const button = screen.getByRole("button", { name: "Match PED-7700" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(button);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(matchTransfer).not.toHaveBeenCalled();
});

test("support reads and decides nothing; what is decided stays decided", async () => {
  open({}, "support");
  const hold = await screen.findByRole("button", { name: "Hold" });
  expect(hold.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getAllByText("Only finance decides about transfers.").length).toBeGreaterThan(0);
});

test("money that was sent back says so and offers nothing", () => {
  open({ state: "returned", candidates: [], return_at: null });
  expect(screen.getByText("It was sent back to the payer.")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Orders it may be for" })).toBeNull();
  expect(screen.getByRole("button", { name: "Send back now" }).getAttribute("aria-disabled")).toBe("true");
});
