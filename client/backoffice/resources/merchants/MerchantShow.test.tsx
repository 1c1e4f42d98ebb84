import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { afterEach, expect, test, vi } from "vitest";
import type { BalanceLineView } from "../../../../shared/transfers/balance-line.schema.ts";
import type { MerchantView } from "../../../../shared/transfers/merchant.schema.ts";
import { merchantView } from "../../testing/merchants.ts";
import { beOnAPhone } from "../../testing/narrow-screen.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { MerchantBody } from "./MerchantShow.tsx";

afterEach(() => vi.unstubAllGlobals());

const page = { next: null, previous: null, total: { value: 2, capped: false } };
const line: BalanceLineView = {
  id: "7",
  account_id: "T12345678",
  merchant_id: "norte",
  currency: "ARS",
  kind: "payout_accepted",
  subject: { type: "payout", id: "pyo_1", reference: "RET-88" },
  amount: -50_00,
  balance: 2450_75,
  posted_at: "2026-06-01T10:00:00.000Z",
};
const payment = { type: "payment", id: "pay_1", reference: null } as const;
const lines = [line, { ...line, id: "6", kind: "receive", subject: payment, amount: 2500_75, balance: 2500_75 }];

function open(role: "admin" | "finance" = "admin", newest: MerchantView = merchantView) {
  const calls = {
    changeMerchant: vi.fn((_id: string, _settings: unknown, _version: number) => Promise.resolve(merchantView)),
    getOne: vi.fn(() => Promise.resolve({ data: newest })),
    getList: vi.fn(() => Promise.resolve({ data: lines, total: lines.length, meta: page })),
  };
  renderAt(<MerchantBody merchant={merchantView} />, { dataProvider: calls as unknown as Partial<DataProvider>, role });
  return calls;
}

async function openDialog() {
  const button = screen.getByRole("button", { name: "Change settings" });
  await waitFor(() => expect(button.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(button);
  return within(await screen.findByRole("dialog", { name: "Change the shop's settings" }));
}

test("a shop says what it holds and what its transfers go by, in words", () => {
  open();
  expect(screen.getByText("2,450.75 ARS")).toBeTruthy();
  expect(screen.getByText("1.5 % of the order, at most 50.00 ARS")).toBeTruthy();
  expect(screen.getByText("For payouts and refunds above 1,000.00 ARS")).toBeTruthy();
});

test("only admins change settings, and the button says so to others", async () => {
  open("finance");
  const button = await screen.findByRole("button", { name: "Change settings" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("Only admins change settings.")).toBeTruthy();
});

test("what is typed wrongly is named and cannot be saved; the rest is sent with the version that was read", async () => {
  const { changeMerchant } = open();
  const dialog = await openDialog();
  const save = dialog.getByRole<HTMLButtonElement>("button", { name: "Save" });
  fireEvent.change(dialog.getByRole("textbox", { name: /Keep unmatched money/ }), { target: { value: "-2" } });
  expect(dialog.getByText(/Type a number of hours/)).toBeTruthy();
  expect(save.disabled).toBe(true);
  fireEvent.change(dialog.getByRole("textbox", { name: /Keep unmatched money/ }), { target: { value: "12" } });
  fireEvent.change(dialog.getByRole("textbox", { name: /second person/ }), { target: { value: "" } });
  fireEvent.click(dialog.getByRole("checkbox", { name: "BRL" }));
  fireEvent.click(save);
  expect(await screen.findByText("The settings were saved.")).toBeTruthy();
  const wanted = { ...merchantView.settings, hold_hours: 12, approval_above: null, currencies: ["ARS", "BRL"] };
  expect(changeMerchant).toHaveBeenCalledExactlyOnceWith(merchantView.id, wanted, 3);
});

test("leaving what was typed asks first", async () => {
  open();
  const dialog = await openDialog();
  fireEvent.change(dialog.getByRole("textbox", { name: /Keep unmatched money/ }), { target: { value: "12" } });
  fireEvent.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(dialog.getByText("What you typed is not saved.")).toBeTruthy();
});

test("somebody else's change is shown beside mine, and mine goes on top of it when I keep it", async () => {
  const settings = { ...merchantView.settings, refund_policy: "on_reception", hold_hours: 0 } as const;
  const { changeMerchant } = open("admin", { ...merchantView, version: 4, settings });
  changeMerchant.mockRejectedValueOnce(refusal(412, "precondition_failed"));
  const dialog = await openDialog();
  fireEvent.change(dialog.getByRole("textbox", { name: /Orders wait/ }), { target: { value: "1" } });
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  expect(await dialog.findByText(/Goes back at once/, { selector: "dd" })).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Keep my changes" }));
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(changeMerchant).toHaveBeenCalledTimes(2));
  expect(changeMerchant).toHaveBeenLastCalledWith(merchantView.id, { ...settings, order_expiration_hours: 1 }, 4);
});

test("the balance is told line by line, with where it came from and what it came to", async () => {
  const { getList } = open("finance");
  const table = within(await screen.findByRole("table", { name: "Balance line by line" }));
  const cells = table
    .getAllByRole("row")
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    );
  // The year is left out of an instant in this one.
  const at = expect.stringMatching(/^1 Jun( 2026)?, 10:00$/) as string;
  expect(cells[0]).toEqual(["Payout", "RET-88", at, "", "50.00 ARS", "2,450.75 ARS"]);
  expect(cells[1]).toEqual(["Payment received", "–", at, "2,500.75 ARS", "", "2,500.75 ARS"]);
  expect(table.getByRole("link", { name: "Payout" }).getAttribute("href")).toBe("/payouts/pyo_1/show");
  expect(table.getByRole("link", { name: "Payment received" }).getAttribute("href")).toBe("/payments/pay_1/show");
  expect(getList).toHaveBeenCalledWith(
    "balance-lines",
    expect.objectContaining({ filter: { merchant: ["T12345678.norte"] }, meta: { account: null, cursor: null } }),
  );
  expect((await screen.findByRole("link", { name: "Export" })).getAttribute("href")).toBe(
    "/api/exports/balance-lines.csv?merchant=T12345678.norte&sort=-posted_at&zone=UTC",
  );
  expect(screen.queryByRole("button", { name: /has changed/ })).toBeNull();
});

test.each([
  ["that are older than the balance", lines],
  ["of a shop that has its first money", []],
])("lines %s say so, and are read again when asked", async (_which, data) => {
  const getList = vi.fn(() => Promise.resolve({ data, total: data.length, meta: page }));
  const richer = { ...merchantView, balances: [{ currency: "ARS", amount: 9999_00 }] };
  renderAt(<MerchantBody merchant={richer} />, { dataProvider: { getList } as unknown as Partial<DataProvider> });
  fireEvent.click(await screen.findByRole("button", { name: /The balance has changed/ }));
  await waitFor(() => expect(getList).toHaveBeenCalledTimes(2));
});

test("on a phone a line says first what moved, how much in or out, and what it came to", async () => {
  beOnAPhone();
  open("finance");
  const table = within(await screen.findByRole("table", { name: "Balance line by line" }));
  const [what, amount, reference] = table.getAllByRole("cell").map((cell) => cell.textContent);
  expect(what).toMatch(/^Payout1 Jun/);
  expect(amount).toBe("−50.00 ARSBalance after it: 2,450.75 ARS");
  expect(reference).toBe("RET-88");
});
