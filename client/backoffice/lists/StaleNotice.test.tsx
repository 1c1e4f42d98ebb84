import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import type { GetListResult } from "react-admin";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import PaymentList from "../resources/payments/PaymentList.tsx";
import { paymentRow } from "../testing/payment.ts";
import { refusal } from "../testing/problem.ts";
import { renderAt } from "../testing/render.tsx";

// The clock of the page stands still until a test moves it; whatever else waits goes on.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

const page = { next: null, previous: null, total: { value: 1, capped: false } };
const rows = { data: [paymentRow], total: 1, meta: page } as GetListResult;

function open(getList: () => Promise<GetListResult>, isPaused: boolean) {
  const remembered = { "kontor.live_paused": isPaused };
  renderAt(<PaymentList />, { dataProvider: { getList: getList as never }, address: "/payments", remembered });
}

function minutesLater(minutes: number): void {
  act(() => {
    vi.advanceTimersByTime(minutes * 60_000);
  });
}

test("while updates are paused the rows tell how old they are, and are read again when asked", async () => {
  const getList = vi.fn(() => Promise.resolve(rows));
  open(getList, true);
  expect(await screen.findByText("Read now. Live updates are paused.")).toBeTruthy();
  minutesLater(5);
  expect(screen.getByText("Read 5 minutes ago. Live updates are paused.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Read again" }));
  await waitFor(() => expect(getList).toHaveBeenCalledTimes(2));
  expect(await screen.findByText("Read now. Live updates are paused.")).toBeTruthy();
});

test("rows that could not be read again stay, and tell how old they are", async () => {
  const getList = vi
    .fn<() => Promise<GetListResult>>()
    .mockResolvedValueOnce(rows)
    .mockRejectedValue(refusal(503, "unavailable"));
  open(getList, true);
  await screen.findByText("order-1001");
  minutesLater(120);
  fireEvent.click(screen.getByRole("button", { name: "Read again" }));
  expect(await screen.findByText("Read 2 hours ago. It could not be read again.")).toBeTruthy();
  expect(screen.getByText("order-1001")).toBeTruthy();
});

test("rows that are kept fresh tell no age", async () => {
  open(() => Promise.resolve(rows), false);
  await screen.findByText("order-1001");
  minutesLater(60);
  expect(screen.queryByText(/Live updates are paused|could not be read/)).toBeNull();
});
