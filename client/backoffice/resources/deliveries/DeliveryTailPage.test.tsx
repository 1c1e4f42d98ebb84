import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { announce } from "../../providers/live/live-store.ts";
import { renderAt } from "../../testing/render.tsx";
import { delivery } from "../../testing/rows.ts";
import DeliveryTailPage from "./DeliveryTailPage.tsx";

const page = { next: null, previous: null, total: { value: 1, capped: false } };
let onServer: DeliveryView[] = [];
const getList = vi.fn((_resource: string, { filter }: { filter: { id?: string[] } }) =>
  Promise.resolve({ data: onServer.filter(({ id }) => filter.id?.includes(id)), total: 1, meta: page }),
);

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onServer = [];
  getList.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (address = "/deliveries/live") =>
  renderAt(<DeliveryTailPage />, { dataProvider: { getList: getList as never }, address, role: "support" });

/** The server has tried a delivery and says so. */
async function tried(id: string, changes: Partial<DeliveryView> = {}) {
  onServer = [{ ...delivery, id, ...changes }, ...onServer.filter((one) => one.id !== id)];
  await act(async () => {
    announce({ type: "delivery", id });
    await vi.advanceTimersByTimeAsync(600);
  });
}

const lines = () => within(screen.getByRole("region", { name: "Live deliveries" })).queryAllByRole("listitem");

test("each try becomes a line, a second try of the same delivery as well", async () => {
  open();
  await tried("dlv_1");
  expect(lines()).toHaveLength(1);
  expect(lines()[0]?.textContent).toContain("500 · 31 ms · try 1 of 21");
  await tried("dlv_1", { attempt_count: 2, last_attempt_at: "2026-06-01T09:05:00.000Z" });
  expect(lines()).toHaveLength(2);
  expect(lines()[0]?.textContent).toContain("try 2 of 21");
});

test("while it is paused nothing moves, and afterwards it catches up", async () => {
  open();
  fireEvent.click(screen.getByRole("button", { name: "Pause" }));
  await tried("dlv_1");
  expect(lines()).toHaveLength(0);
  expect(screen.getByText("Paused. 1 delivery was tried meanwhile.")).toBeTruthy();
  expect(getList).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Resume" }));
  await act(() => vi.advanceTimersByTimeAsync(600));
  await waitFor(() => expect(lines()).toHaveLength(1));
});

test("an endpoint in the address narrows what is asked for", async () => {
  open("/deliveries/live?endpoint_id=whe_1");
  await tried("dlv_1");
  expect(getList.mock.calls[0]?.[1].filter).toEqual({ id: ["dlv_1"], endpoint_id: ["whe_1"] });
});
