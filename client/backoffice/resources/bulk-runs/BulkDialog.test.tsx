import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { BulkKind } from "../../../../shared/payments/bulk-kinds.ts";
import type { BulkPreview, BulkRunView, StartBulk } from "../../../../shared/payments/bulk-run.schema.ts";
import { bulkPreview, bulkRun } from "../../testing/bulk-runs.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import BulkDialog from "./BulkDialog.tsx";

type Start = (wish: StartBulk, key: string) => Promise<BulkRunView>;

const selection = { ids: ["T12345678.1ChEna3Qt4kYVhr1kRihim"] };

interface Answers {
  start?: Start;
  previews?: BulkPreview[];
}

function open(kind: BulkKind, { start = () => Promise.resolve(bulkRun), previews = [bulkPreview] }: Answers = {}) {
  const left: BulkPreview[] = [...previews];
  const startBulkRun = vi.fn(start);
  const previewBulkRun = vi.fn(() => Promise.resolve(left.length > 1 ? left.shift() : left[0]));
  const closed = vi.fn();
  renderAt(<BulkDialog kind={kind} selection={selection} onStarted={vi.fn()} onClose={closed} />, {
    dataProvider: { startBulkRun, previewBulkRun },
  });
  return { startBulkRun, closed };
}

const dialog = async () => within(await screen.findByRole("dialog"));
const confirm = async (count: string) =>
  fireEvent.change(await screen.findByRole("textbox", { name: /the number of payments/ }), {
    target: { value: count },
  });

async function chooseDuplicate() {
  fireEvent.mouseDown(await screen.findByRole("combobox", { name: /Reason/ }));
  fireEvent.click(await screen.findByRole("option", { name: "Duplicate" }));
}

test("it says what would be done by currency, never added, and what is left out and why", async () => {
  open("refund");
  const will = within(await screen.findByRole("region", { name: "Will be done" }));
  expect(will.getAllByRole("listitem").map((line) => line.textContent)).toEqual([
    "2 payments1,400.00 NOK",
    "1 payment50.00 SEK",
  ]);
  const wont = within(screen.getByRole("region", { name: "Left out: 1 payment" }));
  expect(wont.getByText("Nothing was captured, so nothing can go back")).toBeTruthy();
  expect(wont.getByRole("link", { name: "order-1001" })).toBeTruthy();
});

test("a capture starts what was shown with one press, and leads to the run", async () => {
  const { startBulkRun } = open("capture");
  fireEvent.click(await screen.findByRole("button", { name: "Capture 3 payments" }));
  await waitFor(() => expect(screen.getByLabelText("address").textContent).toBe("/bulk-runs/blk_1/show"));
  const wish = { kind: "capture", selection, account_id: "T12345678", expected: bulkPreview.totals };
  expect(startBulkRun).toHaveBeenCalledExactlyOnceWith(wish, expect.any(String));
});

test("a refund wants a reason and the number of payments typed, and says which is missing", async () => {
  const { startBulkRun } = open("refund");
  const submit = await screen.findByRole<HTMLButtonElement>("button", { name: "Refund 3 payments" });
  const why = () => document.getElementById(submit.getAttribute("aria-describedby") ?? "")?.textContent;
  expect([submit.disabled, why()]).toEqual([true, "Choose a reason first."]);
  await chooseDuplicate();
  expect([submit.disabled, why()]).toEqual([true, "Type the number of payments to confirm."]);
  await confirm("4");
  expect(submit.disabled).toBe(true);
  await confirm("3");
  expect(submit.disabled).toBe(false);
  fireEvent.click(submit);
  await waitFor(() => expect(startBulkRun).toHaveBeenCalledOnce());
  expect(startBulkRun.mock.calls[0]?.[0]).toMatchObject({ kind: "refund", reason: "duplicate" });
});

test("figures that have moved are shown anew, and the next press is another wish", async () => {
  const moved = { ...bulkPreview, totals: [{ currency: "NOK", count: 1, amount: 100 }] };
  const start = vi.fn<Start>().mockRejectedValueOnce(refusal(409, "stale_figures")).mockResolvedValue(bulkRun);
  const { startBulkRun } = open("capture", { start, previews: [bulkPreview, moved] });
  fireEvent.click(await screen.findByRole("button", { name: "Capture 3 payments" }));
  expect(await screen.findByText(/These are the new figures/)).toBeTruthy();
  fireEvent.click(await screen.findByRole("button", { name: "Capture 1 payment" }));
  await waitFor(() => expect(startBulkRun).toHaveBeenCalledTimes(2));
  const [first, second] = startBulkRun.mock.calls;
  expect(second?.[0].expected).toEqual(moved.totals);
  expect(second?.[1]).not.toBe(first?.[1]);
});

test("nothing to do is said beside the button", async () => {
  open("void", { previews: [{ ...bulkPreview, totals: [] }] });
  expect((await dialog()).getByRole<HTMLButtonElement>("button", { name: /^Void/ }).disabled).toBe(true);
  expect(await screen.findByText("None of these payments can be done.")).toBeTruthy();
});
