import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { permissions, permissionSentences, permissionsOf, roleMay, roles } from "../../../../shared/permissions.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { renderAt } from "../../testing/render.tsx";
import AccessRulesPage from "./AccessRulesPage.tsx";

beforeEach(() => {
  vi.spyOn(staffProvider, "readRules").mockResolvedValue({
    policies: roles.map((role) => ({ role, is_required: role === "admin" })),
    stepUp: { asks_for_secrets: false, limits: [{ account_id: "T12345678", currency: "NOK", amount: 500_00 }] },
  });
  renderAt(<AccessRulesPage />, { address: "/access-rules", role: "admin" });
});
afterEach(() => vi.restoreAllMocks());

const card = async (name: string) => within(await screen.findByRole("region", { name }));

test("each role is told in the sentences of the table that the server asks", async () => {
  const said = (await card("Support")).getAllByRole("listitem").map((item) => item.textContent);
  const others = permissions.filter((permission) => !roleMay("support", permission));
  expect(said).toEqual([...permissionsOf("support"), ...others].map((permission) => permissionSentences[permission]));
  expect((await card("Support")).getByText(`May not (${others.length})`)).toBeTruthy();
});

test("a role can be made to need a second step", async () => {
  const require = vi.spyOn(staffProvider, "requireFactor").mockResolvedValue({});
  const admin = (await card("Admin")).getByRole<HTMLInputElement>("switch");
  expect(admin.checked).toBe(true);
  fireEvent.click((await card("Finance")).getByRole("switch"));
  await waitFor(() => expect(require).toHaveBeenCalledExactlyOnceWith("finance", true));
});

test("an amount is typed as people write it, and taken away again", async () => {
  const setLimit = vi.spyOn(staffProvider, "setLimit").mockResolvedValue({});
  fireEvent.click(await screen.findByRole("button", { name: "Remove: T12345678 NOK" }));
  await waitFor(() =>
    expect(setLimit).toHaveBeenCalledWith({ account_id: "T12345678", currency: "NOK", amount: null }),
  );
  fireEvent.click(screen.getByRole("button", { name: "Add an amount" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Add an amount" }));
  expect(dialog.getByText("Choose an account.")).toBeTruthy();
  fireEvent.mouseDown(dialog.getByRole("combobox", { name: "Account" }));
  fireEvent.click(await screen.findByRole("option", { name: /North shop/ }));
  fireEvent.change(dialog.getByLabelText("Currency"), { target: { value: "jpy" } });
  fireEvent.change(dialog.getByLabelText("Amount"), { target: { value: "50000" } });
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  const limit = { account_id: "T12345678", currency: "JPY", amount: 50_000 };
  await waitFor(() => expect(setLimit).toHaveBeenLastCalledWith(limit));
});

test("who may not decide about roles still reads what each may do", async () => {
  cleanup();
  const read = vi.spyOn(staffProvider, "readRules");
  read.mockClear();
  renderAt(<AccessRulesPage />, { address: "/access-rules", role: "viewer" });
  expect((await card("Finance")).getByText("refund captured money")).toBeTruthy();
  expect(screen.queryByRole("switch")).toBeNull();
  expect(read).not.toHaveBeenCalled();
});
