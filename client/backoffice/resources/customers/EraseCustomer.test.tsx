import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { EraseCustomerButton } from "./EraseCustomerButton.tsx";

function open(eraseCustomer: () => Promise<unknown>, role: "admin" | "finance" = "admin") {
  renderAt(<EraseCustomerButton id="cus_1" />, {
    dataProvider: { eraseCustomer } as unknown as Partial<DataProvider>,
    role,
  });
}

async function eraseFor(reason: string) {
  fireEvent.click(await screen.findByRole("button", { name: "Erase customer" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Erase this customer" }));
  const submit = dialog.getByRole<HTMLButtonElement>("button", { name: "Erase for good" });
  expect(submit.disabled).toBe(true);
  fireEvent.change(dialog.getByRole("textbox", { name: /Reason/ }), { target: { value: reason } });
  fireEvent.click(submit);
  return dialog;
}

test("an admin erases for a reason", async () => {
  const eraseCustomer = vi.fn(() => Promise.resolve({}));
  open(eraseCustomer);
  await eraseFor(" by letter ");
  expect(await screen.findByText("The customer was erased.")).toBeTruthy();
  expect(eraseCustomer).toHaveBeenCalledExactlyOnceWith("cus_1", "by letter");
});

test("what is still open is said in the dialog", async () => {
  open(() => Promise.reject(refusal(409, "operation_blocked")));
  const dialog = await eraseFor("by letter");
  expect(await dialog.findByText("The server says operation_blocked.")).toBeTruthy();
});
