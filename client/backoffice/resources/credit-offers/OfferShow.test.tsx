import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { afterEach, expect, test, vi } from "vitest";
import type { OfferView } from "../../../../shared/lending/offer.schema.ts";
import { offerView } from "../../testing/offers.ts";
import { beOnAPhone } from "../../testing/narrow-screen.ts";
import { renderAt } from "../../testing/render.tsx";
import { OfferBody } from "./OfferShow.tsx";

afterEach(() => {
  vi.unstubAllGlobals();
});

function open(changes: Partial<OfferView> = {}, role: "finance" | "viewer" = "finance") {
  const calls = {
    repriceOffer: vi.fn(() => Promise.resolve(offerView)),
    expireOffer: vi.fn(() => Promise.resolve(offerView)),
  };
  renderAt(<OfferBody offer={{ ...offerView, ...changes }} />, {
    dataProvider: calls as unknown as Partial<DataProvider>,
    role,
  });
  return calls;
}

async function press(name: string) {
  const button = screen.getByRole("button", { name });
  await vi.waitFor(() => expect(button.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(button);
  return within(await screen.findByRole("dialog"));
}

test("says for whom it is, what it is made of, and which simulation can be contracted", () => {
  open();
  expect(screen.getByRole("heading", { name: "Up to 50,000.00 BRL for Ana Prado" })).toBeTruthy();
  expect(screen.getByText("3.5 %")).toBeTruthy();
  expect(screen.getByText("Deducted from what is paid out")).toBeTruthy();
  const [, newest, older] = within(screen.getByRole("table", { name: "Simulations" })).getAllByRole("row");
  expect(newest?.textContent).toContain("Can be contracted");
  expect(newest?.textContent).toContain("61.11 %");
  expect(older?.textContent).toContain("Replaced");
});

test("every simulation is a list of its own where a table would have to scroll sideways", () => {
  beOnAPhone();
  open();
  expect(screen.queryByRole("table", { name: "Simulations" })).toBeNull();
  const list = within(screen.getByRole("list", { name: "Simulations" }));
  const [newest, older] = list.getAllByRole("listitem");
  expect(newest?.textContent).toContain("Cost a year (CET)61.11 %");
  expect(newest?.textContent).toContain("StateCan be contracted");
  expect(older?.textContent).toContain("StateReplaced");
});

test("reprices what was changed, of the version that was read, with a reason", async () => {
  const { repriceOffer } = open();
  const dialog = await press("Reprice");
  const submit = dialog.getByRole("button", { name: "Change terms" });
  expect(dialog.getByText("Change something first.")).toBeTruthy();
  fireEvent.change(dialog.getByRole("textbox", { name: /Interest a month/ }), { target: { value: "2,75" } });
  expect(dialog.getByText("Say why.")).toBeTruthy();
  fireEvent.change(dialog.getByRole("textbox", { name: /Why/ }), { target: { value: "Better score" } });
  fireEvent.click(submit);
  expect(await screen.findByText("The offer has new terms.")).toBeTruthy();
  expect(repriceOffer).toHaveBeenCalledExactlyOnceWith("co_1", { reason: "Better score", rate_ppm: 27_500 }, 3);
});

test("is taken back with a reason", async () => {
  const { expireOffer } = open();
  const dialog = await press("Take back");
  fireEvent.change(dialog.getByRole("textbox", { name: /Why/ }), { target: { value: "Fraud suspected" } });
  fireEvent.click(dialog.getByRole("button", { name: "Take back" }));
  expect(await screen.findByText("The offer has expired.")).toBeTruthy();
  expect(expireOffer).toHaveBeenCalledExactlyOnceWith("co_1", { reason: "Fraud suspected" }, 3);
});

test("others see it and why they cannot change it", async () => {
  open({ is_masked: true, customer_name: "A… P…" }, "viewer");
  expect(await screen.findAllByText("Only finance makes and changes offers.")).toHaveLength(2);
});

test("one that became a loan leads to it and stays as it is", () => {
  const loans = [{ id: "ln_1", status: "active", created_at: "2026-06-01T10:00:00.000Z" }] as const;
  open({ status: "accepted", loans: [...loans] });
  expect(screen.getAllByText("It became a loan and cannot be changed any more.")).toHaveLength(2);
  expect(screen.getByRole("link", { name: /^Loan of/ }).getAttribute("href")).toBe("/loans/ln_1/show");
});

test("one for a customer under review says that it cannot be contracted yet", () => {
  open({ customer_status: "under_review", simulations: [] });
  expect(screen.getByText(/once the customer's review has ended well/)).toBeTruthy();
  expect(screen.getByText("The partner has not simulated this offer yet.")).toBeTruthy();
});
