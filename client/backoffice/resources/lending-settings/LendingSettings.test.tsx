import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import { lendingSettingsView } from "../../testing/borrower.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { LendingSettingsBody } from "./LendingSettingsBody.tsx";
import { draftOf, readDraft } from "./settings-draft.ts";

function open(role: "admin" | "finance" = "admin") {
  const changeLendingSettings = vi.fn((_id: string, _wish: unknown, _version: number) =>
    Promise.resolve(lendingSettingsView),
  );
  renderAt(<LendingSettingsBody settings={lendingSettingsView} />, {
    dataProvider: { changeLendingSettings } as unknown as Partial<DataProvider>,
    role,
  });
  return changeLendingSettings;
}

async function openDialog() {
  const button = screen.getByRole("button", { name: "Change settings" });
  await waitFor(() => expect(button.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(button);
  return within(await screen.findByRole("dialog", { name: "Change the lending rules" }));
}

test("an account says how it lends, in words", () => {
  open();
  expect(screen.getByText("1 day ahead")).toBeTruthy();
  expect(screen.getByText("365 days")).toBeTruthy();
  expect(screen.getByText("MEI certificate (CCMEI) · Selfie")).toBeTruthy();
});

test("only what was changed is sent, of the version that was read", async () => {
  const change = open();
  const dialog = await openDialog();
  fireEvent.change(dialog.getByLabelText(/^Hours to wait/), { target: { value: "24" } });
  const [biometrics] = dialog.getAllByLabelText("Biometrics");
  if (biometrics !== undefined) fireEvent.click(biometrics);
  fireEvent.click(dialog.getByText("Save"));
  expect(await screen.findByText("The settings were saved.")).toBeTruthy();
  const kyc_items = { ...lendingSettingsView.kyc_items, mei: ["ccmei", "selfie", "biometrics"] };
  expect(change).toHaveBeenCalledExactlyOnceWith("T12345678", { signing_hours: 24, kyc_items }, 3);
});

test("somebody else's change is not written over", async () => {
  const change = open();
  change.mockRejectedValueOnce(refusal(412, "precondition_failed"));
  const dialog = await openDialog();
  fireEvent.change(dialog.getByLabelText(/^Hours to wait/), { target: { value: "24" } });
  fireEvent.click(dialog.getByText("Save"));
  expect(await dialog.findByText(/Somebody changed the settings meanwhile/)).toBeTruthy();
});

test("only admins change settings, and the button says so to others", async () => {
  open("finance");
  expect(await screen.findByText("Only admins change settings.")).toBeTruthy();
});

const draft = draftOf(lendingSettingsView);
test.each([
  ["no hours", { ...draft, signingHours: "0" }, ["signingHours"]],
  ["a clock that goes back", { ...draft, clockDays: "0" }, ["clockDays"]],
  ["nothing to ask for", { ...draft, kycItems: { ...draft.kycItems, ei: [] } }, ["ei"]],
] as const)("%s cannot be saved", (_claim, typed, faults) => {
  expect(readDraft(typed, lendingSettingsView)).toEqual({ change: null, faults });
});

test("what is as it was is not sent", () => {
  expect(readDraft(draft, lendingSettingsView)).toEqual({ change: {}, faults: [] });
});
