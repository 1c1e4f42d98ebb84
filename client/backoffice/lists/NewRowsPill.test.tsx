import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import type { GetListResult } from "react-admin";
import { expect, test, vi } from "vitest";
import { announce } from "../providers/live/live-store.ts";
import PaymentList from "../resources/payments/PaymentList.tsx";
import { paymentRow } from "../testing/payment.ts";
import { renderAt } from "../testing/render.tsx";

const page = { next: null, previous: null, total: { value: 1, capped: false } };
const answer = async () => ({ data: [paymentRow], total: 1, meta: page }) as GetListResult;

const announcePayments = (...ids: string[]) => act(() => ids.forEach((id) => announce({ type: "payment", id })));

test("new payments are counted and come when asked, an old one that changed is not new", async () => {
  const getList = vi.fn(answer);
  renderAt(<PaymentList />, { dataProvider: { getList: getList as never }, address: "/payments" });
  await screen.findByText("order-1001");
  announcePayments("T12345678.1AAAAAAAAAAAAAAAAAAAAA");
  expect(screen.queryByRole("button", { name: /new payment/ })).toBeNull();
  announcePayments("T12345678.1Zaaaaaaaaaaaaaaaaaaaa", "T12345678.1Zbaaaaaaaaaaaaaaaaaaa");
  fireEvent.click(await screen.findByRole("button", { name: "2 new payments" }));
  await waitFor(() => expect(getList).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(screen.queryByRole("button", { name: /new payment/ })).toBeNull());
});

const announceMade = (...made: [id: string, account: string][]) =>
  act(() => made.forEach(([id, new_in]) => announce({ type: "payment", id, new_in })));

test("a payment whose id tells no time is new when that is said, until the list has been read again", async () => {
  const getList = vi.fn(answer);
  renderAt(<PaymentList />, { dataProvider: { getList: getList as never }, address: "/payments" });
  await screen.findByText("order-1001");
  announcePayments("ffffffff-7b34-4f19-8a60-2f9d4c3b1e70");
  expect(screen.queryByRole("button", { name: /new payment/ })).toBeNull();
  announceMade(["5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70", "T12345678"], ["0c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70", "T2"]);
  // It changes before anybody has looked: it is one new payment all the same.
  announcePayments("5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70");
  fireEvent.click(await screen.findByRole("button", { name: "2 new payments" }));
  await waitFor(() => expect(getList).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(screen.queryByRole("button", { name: /new payment/ })).toBeNull());
  announcePayments("5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70");
  expect(screen.queryByRole("button", { name: /new payment/ })).toBeNull();
});

test("a new payment of another account is not counted, nor one that the list has already", async () => {
  const row = { ...paymentRow, id: "7c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70" };
  const getList = () => Promise.resolve({ data: [row], total: 1, meta: page } as GetListResult);
  renderAt(<PaymentList />, { dataProvider: { getList: getList as never }, address: "/payments?account=T12345678" });
  await screen.findByText("order-1001");
  announceMade(["9c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70", "T2"], [row.id, "T12345678"]);
  expect(screen.queryByRole("button", { name: /new payment/ })).toBeNull();
  announceMade(["8c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70", "T12345678"]);
  expect(await screen.findByRole("button", { name: "1 new payment" })).toBeTruthy();
});

test("on a later page there is no pill, because new rows would not be there", async () => {
  renderAt(<PaymentList />, { dataProvider: { getList: answer as never }, address: "/payments?cursor=abc" });
  await screen.findByText("order-1001");
  announcePayments("T12345678.1Zcaaaaaaaaaaaaaaaaaaa");
  expect(screen.queryByRole("button", { name: /new payment/ })).toBeNull();
});
