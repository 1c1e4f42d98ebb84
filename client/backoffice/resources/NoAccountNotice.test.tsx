import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test } from "vitest";
import { renderAt } from "../testing/render.tsx";
import CredentialList from "./credentials/CredentialList.tsx";
import LendingSettingsPage from "./lending-settings/LendingSettingsPage.tsx";

const command = 'npm run --silent kontor -- account add --name "Lamp shop" --kind sandbox';
const nobody = { session: { accounts: [] }, role: "admin" as const };

test("a page of one account says how the first is made while there is none", async () => {
  renderAt(<LendingSettingsPage />, { ...nobody, address: "/lending-settings" });
  expect(await screen.findByText(command)).toBeTruthy();
  expect(screen.queryByText(/Choose one/)).toBeNull();
});

test("a dialog that asks for an account says so as well, and not once there is one", async () => {
  const dataProvider = { getList: () => Promise.resolve({ data: [], total: 0 }) } as unknown as Partial<DataProvider>;
  const openDialog = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "New API client" }));
    return within(await screen.findByRole("dialog"));
  };
  const { unmount } = renderAt(<CredentialList />, { ...nobody, dataProvider, address: "/credentials" });
  expect((await openDialog()).getByText(command)).toBeTruthy();
  unmount();
  renderAt(<CredentialList />, { dataProvider, address: "/credentials", role: "admin" });
  expect((await openDialog()).queryByText(command)).toBeNull();
});
