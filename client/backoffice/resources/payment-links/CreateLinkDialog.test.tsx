import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import { readProfileSettings } from "../../../../shared/checkout/profile-settings.ts";
import { renderAt } from "../../testing/render.tsx";
import { CreateLinkDialog } from "./CreateLinkDialog.tsx";

const at = "2026-06-01T09:00:00.000Z";
const profile = {
  id: "T12345678.default",
  account_id: "T12345678",
  profile_id: "default",
  name: "Default",
  description: null,
  settings: readProfileSettings({ active_payment_types: { enabled: true } }),
  created_at: at,
  updated_at: at,
};

function open(createLink = vi.fn().mockResolvedValue({ id: "T12345678.1" })) {
  const onCreated = vi.fn();
  renderAt(<CreateLinkDialog onClose={() => undefined} onCreated={onCreated} />, {
    dataProvider: {
      getList: () => Promise.resolve({ data: [profile], total: 1 }),
      createLink,
    } as unknown as Partial<DataProvider>,
  });
  return { createLink, onCreated };
}

const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

/** The first of these forms is slow to appear on a busy machine. */
const patience = { timeout: 10_000 };

test("the button waits for what is missing and says what", async () => {
  open();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Make link" }).disabled).toBe(true);
  expect(screen.getByText("Type a reference.")).toBeTruthy();
  type(/^Reference/, "INV-7");
  expect(await screen.findByText("Fill in every line.", {}, patience)).toBeTruthy();
});

test("what was typed is asked for in minor units, for a week, with every way to pay", async () => {
  const { createLink, onCreated } = open();
  type(/^Reference/, "INV-7");
  type("Description", "Lamp");
  type("Quantity", "1,5");
  type(/Price each/, "100,00");
  fireEvent.click(await screen.findByRole("button", { name: "Make link for 150.00 NOK" }, patience));
  await waitFor(() => expect(onCreated).toHaveBeenCalled(), patience);
  expect(createLink).toHaveBeenCalledWith({
    account_id: "T12345678",
    profile_id: "default",
    currency: "NOK",
    merchant_reference: "INV-7",
    lines: [{ description: "Lamp", quantity: 1.5, unit_price: 100_00, vat: 25 }],
    expires_at: expect.stringMatching(/Z$/) as string,
  });
});

test("only chosen ways to pay of the currency can be named", async () => {
  open();
  fireEvent.click(await screen.findByRole("checkbox", { name: "Everything that the profile offers" }, patience));
  expect(screen.getByRole("checkbox", { name: "Vipps" })).toBeTruthy();
  expect(screen.queryByRole("checkbox", { name: "Swish" })).toBeNull();
});
