import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import type { GetListResult } from "react-admin";
import { expect, test, vi } from "vitest";
import { announce } from "../providers/live/live-store.ts";
import TransferList from "../resources/transfers/TransferList.tsx";
import { renderAt } from "../testing/render.tsx";
import { transferRow } from "../testing/transfers.ts";

const page = { next: null, previous: null, total: { value: 1, capped: false } };

test("what is not on the screen is counted and comes when asked; a row that changes is not counted", async () => {
  const getList = vi.fn(async () => ({ data: [transferRow], total: 1, meta: page }) as GetListResult);
  renderAt(<TransferList />, { dataProvider: { getList: getList as never }, address: "/transfers" });
  await screen.findByText("Inés Roldán");
  act(() => announce({ type: "transfer", id: transferRow.id }));
  expect(screen.queryByRole("button", { name: /came or changed/ })).toBeNull();
  act(() => {
    announce({ type: "transfer", id: "trf_8" });
    announce({ type: "transfer", id: "trf_9" });
  });
  fireEvent.click(await screen.findByRole("button", { name: "2 transfers came or changed" }));
  await waitFor(() => expect(getList).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(screen.queryByRole("button", { name: /came or changed/ })).toBeNull());
});

test("what is announced again, or while an answer is on its way, is counted: the answer may be older", async () => {
  const answer = { data: [], total: 0, meta: page } as unknown as GetListResult;
  const getList = vi.fn(async () => answer);
  renderAt(<TransferList />, { dataProvider: { getList: getList as never }, address: "/transfers?state=unmatched" });
  await screen.findByText("Nothing matches");
  act(() => announce({ type: "transfer", id: "trf_10" }));
  const pill = await screen.findByRole("button", { name: "1 transfer came or changed" });
  let arrive: (late: GetListResult) => void = () => undefined;
  getList.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
  fireEvent.click(pill);
  await waitFor(() => expect(getList).toHaveBeenCalledTimes(2));
  act(() => announce({ type: "transfer", id: "trf_10" }));
  await act(async () => arrive(answer));
  fireEvent.click(await screen.findByRole("button", { name: "1 transfer came or changed" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: /came or changed/ })).toBeNull());
});
