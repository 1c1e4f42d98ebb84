import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider, GetListParams } from "react-admin";
import { afterEach, expect, test, vi } from "vitest";
import type { AlertView } from "../../../../shared/alerts/alert.schema.ts";
import { alertProvider } from "../../providers/alert-provider.ts";
import { renderAt } from "../../testing/render.tsx";
import { alertPath } from "./alert-path.ts";
import AlertCount from "./AlertCount.tsx";
import AlertList from "./AlertList.tsx";

afterEach(() => vi.restoreAllMocks());

const open: AlertView = {
  id: "alt_1",
  account_id: "T12345678",
  kind: "loan_stuck",
  object_id: "ln_1",
  label: "CCB-2026-000001",
  amount: null,
  since: "2026-03-02T09:00:00.000Z",
  state: "open",
  raised_at: "2026-03-04T09:00:00.000Z",
  acknowledged_at: null,
  acknowledged_by: null,
  cleared_at: null,
};
const noted: AlertView = {
  ...open,
  id: "alt_2",
  kind: "installment_missed",
  label: "CCB-2026-000002",
  amount: 3,
  state: "acknowledged",
  acknowledged_at: "2026-03-04T10:00:00.000Z",
  acknowledged_by: "Ida Berg",
};

function list() {
  const rows = Promise.resolve({ data: [open, noted], total: 2 });
  const getList = vi.fn((_resource: string, _params: GetListParams) => rows);
  renderAt(<AlertList />, {
    dataProvider: { getList } as unknown as Partial<DataProvider>,
    role: "finance",
    address: "/alerts?account=T12345678&state=open",
  });
  return getList;
}

test("an open alert leads to what it is about and can be noted, and the list is read again", async () => {
  const acknowledge = vi.spyOn(alertProvider, "acknowledge").mockResolvedValue({ ...open, state: "acknowledged" });
  const getList = list();
  const link = await screen.findByRole("link", { name: "CCB-2026-000001" });
  expect(link.getAttribute("href")).toBe("/loans/ln_1/show");
  const asked = getList.mock.calls.length;
  fireEvent.click(screen.getByRole("button", { name: "Take note: Loan stuck before the payout, CCB-2026-000001" }));
  await waitFor(() => expect(acknowledge).toHaveBeenCalledExactlyOnceWith("alt_1"));
  await waitFor(() => expect(getList.mock.calls.length).toBeGreaterThan(asked));
});

test("one that was noted says by whom, and how much it is about", async () => {
  list();
  const row = (await screen.findByText("CCB-2026-000002")).closest("tr");
  if (row === null) throw new Error("the alert has no row");
  expect(within(row).getByText("Noted")).toBeTruthy();
  expect(within(row).getByText("3 days late")).toBeTruthy();
  expect(within(row).getByText(/Ida Berg/)).toBeTruthy();
  expect(within(row).queryByRole("button")).toBeNull();
});

test("the menu tells how many are open, and nothing when none is", async () => {
  const count = vi.spyOn(alertProvider, "countOpen").mockResolvedValue(3);
  renderAt(<AlertCount />, { address: "/?account=T12345678" });
  expect((await screen.findByLabelText("3 open alerts")).textContent).toBe("3");
  expect(count.mock.calls[0]?.[0]).toBe("T12345678");
});

test.each([
  ["deliveries_exhausted", "/deliveries?account=T12345678&endpoint_id=ln_1&state=exhausted"],
  ["endpoint_disabled", "/webhook-endpoints/ln_1/show"],
  ["offer_expiring", "/credit-offers/ln_1/show"],
  ["credential_old", "/credentials/ln_1/show"],
] as const)("%s leads to where it is dealt with", (kind, path) => {
  expect(alertPath({ ...open, kind })).toBe(path);
});
