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

test("on a later page there is no pill, because new rows would not be there", async () => {
  renderAt(<PaymentList />, { dataProvider: { getList: answer as never }, address: "/payments?cursor=abc" });
  await screen.findByText("order-1001");
  announcePayments("T12345678.1Zcaaaaaaaaaaaaaaaaaaa");
  expect(screen.queryByRole("button", { name: /new payment/ })).toBeNull();
});
