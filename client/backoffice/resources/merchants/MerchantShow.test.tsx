import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { MerchantView } from "../../../../shared/transfers/merchant.schema.ts";
import { merchantView } from "../../testing/merchants.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { MerchantBody } from "./MerchantShow.tsx";

function open(role: "admin" | "finance" = "admin", newest: MerchantView = merchantView) {
  const calls = {
    changeMerchant: vi.fn((_id: string, _settings: unknown, _version: number) => Promise.resolve(merchantView)),
    getOne: vi.fn(() => Promise.resolve({ data: newest })),
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
  expect(screen.getByText("For payouts above 1,000.00 ARS")).toBeTruthy();
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
