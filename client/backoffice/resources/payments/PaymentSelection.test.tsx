import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { GetListResult } from "react-admin";
import { expect, test, vi } from "vitest";
import type { Role } from "../../../../shared/permissions.ts";
import { bulkPreview } from "../../testing/bulk-runs.ts";
import { paymentRow } from "../../testing/payment.ts";
import { renderAt } from "../../testing/render.tsx";
import PaymentList from "./PaymentList.tsx";

const rows = ["order-1", "order-2"].map((reference, index) => ({
  ...paymentRow,
  id: `${paymentRow.id.slice(0, -1)}${index + 1}`,
  merchant_reference: reference,
}));

interface Wish {
  total?: number;
  role?: Role;
  address?: string;
}

function open({ total = 412, role = "finance", address = "/payments?status=CAPTURED" }: Wish = {}) {
  const previewBulkRun = vi.fn(() => Promise.resolve(bulkPreview));
  const meta = { next: null, previous: null, total: { value: total, capped: total >= 10_000 } };
  const getList = (() => Promise.resolve({ data: rows, total, meta } as GetListResult)) as never;
  renderAt(<PaymentList />, { dataProvider: { getList, previewBulkRun }, address, role });
  return previewBulkRun;
}

const box = (name: string) => screen.findByRole<HTMLInputElement>("checkbox", { name });
const bar = () => within(screen.getByRole("region", { name: "Selected payments" }));

test("every row has a box that names it, and what is selected is counted aloud", async () => {
  open();
  fireEvent.click(await box("Select order-2"));
  expect(bar().getByRole("status").textContent).toBe("1 payment selected");
  fireEvent.click(await box("Select order-2"));
  await waitFor(() => expect(screen.queryByRole("region", { name: "Selected payments" })).toBeNull());
});

test("selecting the page and selecting all that match are two steps", async () => {
  const preview = open();
  fireEvent.click(await box("Select all on this page"));
  expect(bar().getByRole("status").textContent).toBe("2 payments selected");
  fireEvent.click(bar().getByRole("button", { name: "Select all 412 that match" }));
  expect(bar().getByRole("status").textContent).toBe("All 412 that match are selected");
  fireEvent.click(bar().getByRole("button", { name: "Capture …" }));
  await screen.findByRole("dialog", { name: "Capture many payments" });
  const wish = { kind: "capture", selection: { query: "status=CAPTURED&sort=-created_at" } };
  await waitFor(() => expect(preview).toHaveBeenCalledWith(wish, expect.anything()));
});

test("one row less is a selection by hand again", async () => {
  const preview = open();
  fireEvent.click(await box("Select all on this page"));
  fireEvent.click(bar().getByRole("button", { name: "Select all 412 that match" }));
  fireEvent.click(await box("Select order-1"));
  expect(bar().getByRole("status").textContent).toBe("1 payment selected");
  fireEvent.click(bar().getByRole("button", { name: "Void …" }));
  const wish = { kind: "void", selection: { ids: [rows[1]?.id] } };
  await waitFor(() => expect(preview).toHaveBeenCalledWith(wish, expect.anything()));
});

test("more than one run takes cannot be selected, and the button says why", async () => {
  open({ total: 10_000 });
  fireEvent.click(await box("Select all on this page"));
  const all = bar().getByRole("button", { name: "Select all 10,000+ that match" });
  expect(all.getAttribute("aria-disabled")).toBe("true");
  const why = document.getElementById(all.getAttribute("aria-describedby") ?? "");
  expect(why?.textContent).toBe("One run takes 5,000 payments. Narrow the filter first.");
});

test("another filter ends the selection, because it would name rows that nobody sees", async () => {
  open();
  fireEvent.click(await box("Select order-1"));
  fireEvent.click(screen.getByLabelText("Remove filter Status"));
  await waitFor(() => expect(screen.queryByRole("region", { name: "Selected payments" })).toBeNull());
  expect((await box("Select order-1")).checked).toBe(false);
});

test.each(["viewer", "support", "admin"] as const)("%s, who may never move money, selects nothing", async (role) => {
  open({ role });
  await screen.findByText("order-1");
  expect(screen.queryByRole("checkbox")).toBeNull();
});
