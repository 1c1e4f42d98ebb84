import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { paymentWith } from "../../testing/payment.ts";
import { renderAt } from "../../testing/render.tsx";
import { PaymentActions } from "./PaymentActions.tsx";

const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

test("a blocked action stays in place and gives its reason to a screen reader and on hover", async () => {
  renderAt(<PaymentActions payment={paymentWith()} />);
  const blocked = button("Void");
  expect(blocked.getAttribute("aria-disabled")).toBe("true");
  const reason = document.getElementById(blocked.getAttribute("aria-describedby") ?? "");
  expect(reason?.textContent).toBe("Card cannot release the rest.");
  fireEvent.mouseOver(blocked);
  expect((await screen.findByRole("tooltip")).textContent).toBe("Card cannot release the rest.");
});

test("a blocked action does nothing when pressed", () => {
  renderAt(<PaymentActions payment={paymentWith()} />);
  fireEvent.click(button("Void"));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test.each([
  ["Capture", "Capture payment"],
  ["Refund", "Refund payment"],
])("%s opens its dialog, and leaving it gives the focus back", async (name, title) => {
  renderAt(<PaymentActions payment={paymentWith()} />);
  button(name).focus();
  fireEvent.click(button(name));
  const dialog = await screen.findByRole("dialog", { name: title });
  fireEvent.keyDown(dialog, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(button(name));
});
