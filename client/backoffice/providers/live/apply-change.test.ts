import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { testDataProvider } from "react-admin";
import { afterEach, expect, test, vi } from "vitest";
import { paymentRow, paymentWith } from "../../testing/payment.ts";
import { applyChange } from "./apply-change.ts";

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A query that is on the screen. */
function show(client: QueryClient, queryKey: unknown[], data: unknown) {
  const queryFn = vi.fn(async () => data);
  client.setQueryData(queryKey, data, { updatedAt: 1000 });
  const observer = new QueryObserver(client, { queryKey, queryFn, staleTime: Infinity });
  stops.push(observer.subscribe(() => undefined));
  return queryFn;
}

const other = { ...paymentRow, id: "T12345678.other" };
const changed = paymentWith({ captured: 999_00 });
const dataProvider = testDataProvider({ getOne: (async () => ({ data: changed })) as never });

test("an open payment is read again, another one is not", async () => {
  const client = new QueryClient();
  const mine = show(client, ["payments", "getOne", { id: paymentRow.id }], paymentWith());
  const theirs = show(client, ["payments", "getOne", { id: other.id }], paymentWith());
  applyChange(client, dataProvider, { type: "payment", id: paymentRow.id });
  await vi.waitFor(() => expect(mine).toHaveBeenCalledOnce());
  expect(theirs).not.toHaveBeenCalled();
});

test("a listed row takes its new figures in place, and the list is not read again", async () => {
  const client = new QueryClient();
  const key = ["payments", "getList", {}];
  const list = show(client, key, { data: [other, paymentRow], total: 2 });
  applyChange(client, dataProvider, { type: "payment", id: paymentRow.id });
  const listed = () => client.getQueryData<{ data: (typeof paymentRow)[] }>(key)?.data ?? [];
  await vi.waitFor(() => expect(listed()[1]?.captured).toBe(999_00));
  expect(listed().map((row) => row.id)).toEqual([other.id, paymentRow.id]);
  expect(Object.keys(listed()[1] ?? {})).toEqual(Object.keys(paymentRow));
  expect(client.getQueryState(key)?.dataUpdatedAt).toBe(1000);
  expect(list).not.toHaveBeenCalled();
});

test("a delivery is read again on its own page and on an open payment", async () => {
  const client = new QueryClient();
  const delivery = show(client, ["deliveries", "getOne", { id: "dlv_1" }], {});
  const payment = show(client, ["payments", "getOne", { id: paymentRow.id }], paymentWith());
  applyChange(client, dataProvider, { type: "delivery", id: "dlv_1" });
  await vi.waitFor(() => expect(delivery).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(payment).toHaveBeenCalledOnce());
});

test("a transfer is read again on its own page, and a payout on its own and its shop's", async () => {
  const client = new QueryClient();
  const transfer = show(client, ["transfers", "getOne", { id: "trf_1" }], {});
  const other = show(client, ["transfers", "getOne", { id: "trf_2" }], {});
  const payout = show(client, ["payouts", "getOne", { id: "pyo_1" }], {});
  const merchant = show(client, ["merchants", "getOne", { id: "T12345678.norte" }], {});
  applyChange(client, dataProvider, { type: "transfer", id: "trf_1" });
  applyChange(client, dataProvider, { type: "payout", id: "pyo_1" });
  for (const read of [transfer, payout, merchant]) await vi.waitFor(() => expect(read).toHaveBeenCalledOnce());
  expect(other).not.toHaveBeenCalled();
});
