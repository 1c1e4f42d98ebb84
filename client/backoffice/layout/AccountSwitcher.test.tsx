import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderAt } from "../testing/render.tsx";
import { AccountSwitcher } from "./AccountSwitcher.tsx";
import { SandboxBanner } from "./SandboxBanner.tsx";

const frame = (
  <>
    <SandboxBanner />
    <AccountSwitcher />
  </>
);

test("choosing an account shows its data, and the address says so", async () => {
  renderAt(frame, { address: "/sessions?status=open&cursor=abc" });
  fireEvent.mouseDown(await screen.findByRole("combobox", { name: "Account" }));
  const options = await waitFor(() => {
    const found = within(screen.getByRole("listbox")).getAllByRole("option");
    expect(found).toHaveLength(2);
    return found;
  });
  fireEvent.click(options[1] as HTMLElement);
  await waitFor(() => expect(screen.getByLabelText("address").textContent).toBe("/sessions?account=T12345678"));
});

test("sandbox data wears its banner", async () => {
  renderAt(frame, { address: "/payments?account=T12345678" });
  expect(await screen.findByText("Sandbox: practice data, no real money")).toBeTruthy();
});

test("live data wears none, whatever account the address names", async () => {
  renderAt(frame, { address: "/payments?account=P12345678" });
  await screen.findByText("P12345678");
  expect(screen.queryByRole("note")).toBeNull();
});
