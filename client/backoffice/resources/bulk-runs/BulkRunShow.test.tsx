import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { GetListResult } from "react-admin";
import { afterEach, expect, test, vi } from "vitest";
import type { BulkRunView } from "../../../../shared/payments/bulk-run.schema.ts";
import type { Role } from "../../../../shared/permissions.ts";
import { bulkItem, bulkRun } from "../../testing/bulk-runs.ts";
import { beOnAPhone } from "../../testing/narrow-screen.ts";
import { renderAt } from "../../testing/render.tsx";
import BulkRunList from "./BulkRunList.tsx";
import { BulkRunBody } from "./BulkRunShow.tsx";

afterEach(() => vi.unstubAllGlobals());

const page = { next: null, previous: null, total: { value: 1, capped: false } };
const answer = (row: object) =>
  (() => Promise.resolve({ data: [row], total: 1, meta: page } as GetListResult)) as never;

function open(changes: Partial<BulkRunView> = {}, role: Role = "finance") {
  const cancelBulkRun = vi.fn(() => Promise.resolve(bulkRun));
  renderAt(<BulkRunBody run={{ ...bulkRun, ...changes }} />, {
    dataProvider: { getList: answer(bulkItem), cancelBulkRun },
    role,
  });
  return cancelBulkRun;
}

test("a run says how far it is, aloud and as a bar", () => {
  open();
  expect(screen.getByText("3 of 4 looked after").getAttribute("role")).toBe("status");
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("75");
});

test("what came of it stands by state and currency, never added up", () => {
  open();
  const section = within(screen.getByRole("region", { name: "What came of it" }));
  expect(section.getAllByRole("listitem").map((line) => line.textContent)).toEqual([
    "Waits1 payment700.00 NOK",
    "Done1 payment700.00 NOK",
    "Done1 payment50.00 SEK",
    "Left out1 payment",
  ]);
});

test("each payment leads to its page and says why it was left out", async () => {
  open();
  const table = within(await screen.findByRole("table"));
  expect(table.getByRole("link", { name: "order-1001" }).getAttribute("href")).toBe(
    `/payments/${bulkItem.payment_id}/show`,
  );
  expect(table.getByText("Nothing was captured, so nothing can go back")).toBeTruthy();
});

test("a run is called off after a question", async () => {
  const cancel = open();
  fireEvent.click(await screen.findByRole("button", { name: "Cancel the run" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Cancel this run?" }));
  fireEvent.click(dialog.getByRole("button", { name: "Cancel the run" }));
  await waitFor(() => expect(cancel).toHaveBeenCalledExactlyOnceWith("blk_1"));
});

test("a run that has ended cannot be cancelled, and says so", async () => {
  open({ state: "done", finished_at: "2026-06-01T09:01:00.000Z" });
  const cancel = await screen.findByRole("button", { name: "Cancel the run" });
  expect(cancel.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(cancel.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "The run has ended, so there is nothing left to cancel.",
  );
});

test("an admin reads the run and takes its result along, and cannot cancel it", async () => {
  open({}, "admin");
  const file = await screen.findByRole("link", { name: "Download result" });
  expect(file.getAttribute("href")).toBe("/api/exports/bulk-items.csv?run_id=blk_1&zone=UTC");
  expect(screen.queryByRole("button", { name: "Cancel the run" })).toBeNull();
});

test("the list names every run with what it moved, a line per currency", async () => {
  renderAt(<BulkRunList />, { dataProvider: { getList: answer(bulkRun) }, address: "/bulk-runs" });
  const table = within(await screen.findByRole("table"));
  expect(table.getByRole("link", { name: "Refund of 4 payments" }).getAttribute("href")).toBe("/bulk-runs/blk_1/show");
  const cells = table.getAllByRole("cell").map((cell) => cell.textContent);
  expect(cells).toContain("700.00 NOK50.00 SEK");
  for (const cell of cells) expect(cell).not.toBe("");
});

test("on a phone a run's size, age and state stand below what it was and what it moved", async () => {
  beOnAPhone();
  renderAt(<BulkRunList />, { dataProvider: { getList: answer(bulkRun) }, address: "/bulk-runs" });
  const table = within(await screen.findByRole("table"));
  expect(table.getByRole("link", { name: "Refund of 4 payments" }).textContent).toBe("Refund");
  const [what, moved, by] = table.getAllByRole("cell").map((cell) => cell.textContent);
  expect(what).toMatch(/^Refund4 payments · /);
  expect(moved).toBe("700.00 NOK50.00 SEKRunning");
  expect(by).toBe(bulkRun.created_by.name);
});
