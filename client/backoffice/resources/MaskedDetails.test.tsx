import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { RevealedView } from "../../../shared/customers/reveal.schema.ts";
import type { Role } from "../../../shared/permissions.ts";
import { renderAt } from "../testing/render.tsx";
import { MaskedDetails } from "./MaskedDetails.tsx";

const details: RevealedView = { fields: [{ field: "email", value: "kari@shop.example" }], left: 19 };

function open(role: Role = "support", id: string | undefined = "cus_1") {
  const reveal = vi.fn(() => Promise.resolve(details));
  renderAt(<MaskedDetails resource="customers" id={id} />, {
    dataProvider: { reveal } as unknown as Partial<DataProvider>,
    role,
  });
  return reveal;
}

test("details are shown for a reason, until the dialog is closed", async () => {
  const reveal = open();
  fireEvent.click(await screen.findByRole("button", { name: "Show in full" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Show details in full" }));
  const submit = dialog.getByRole<HTMLButtonElement>("button", { name: "Show details" });
  expect(submit.disabled).toBe(true);
  fireEvent.change(dialog.getByRole("textbox", { name: /Why do you need them/ }), { target: { value: " a call " } });
  fireEvent.click(submit);
  const shown = within(await screen.findByRole("dialog", { name: "Details in full" }));
  expect(shown.getByText("kari@shop.example")).toBeTruthy();
  expect(shown.getByText("You can do this 19 more times within this hour.")).toBeTruthy();
  expect(reveal).toHaveBeenCalledExactlyOnceWith("customers", "cus_1", "a call");
});

test("a role that may not see them is offered nothing", async () => {
  open("viewer");
  expect(await screen.findByText("Shortened")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show in full" })).toBeNull();
});
