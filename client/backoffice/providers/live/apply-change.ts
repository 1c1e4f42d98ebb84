import type { QueryClient } from "@tanstack/react-query";
import type { DataProvider } from "react-admin";
import type { LiveChange } from "./live-source.ts";

/** The records whose pages show something of a changed object. */
const shownOn: Readonly<Record<LiveChange["type"], readonly { resource: string; isItself: boolean }[]>> = {
  payment: [
    { resource: "payments", isItself: true },
    { resource: "sessions", isItself: false },
    { resource: "customers", isItself: false },
    { resource: "merchants", isItself: false },
    // What waits for an order shows the orders that it may be for.
    { resource: "transfers", isItself: false },
  ],
  session: [
    { resource: "sessions", isItself: true },
    { resource: "payments", isItself: false },
    { resource: "customers", isItself: false },
  ],
  // A callback belongs to a payment or session whose id the notice does not carry.
  delivery: [
    { resource: "deliveries", isItself: true },
    { resource: "payments", isItself: false },
  ],
  transfer: [
    { resource: "transfers", isItself: true },
    { resource: "payments", isItself: false },
  ],
  payout: [
    { resource: "payouts", isItself: true },
    { resource: "merchants", isItself: false },
  ],
  approval: [
    { resource: "approvals", isItself: true },
    { resource: "payments", isItself: false },
  ],
  borrower: [{ resource: "borrowers", isItself: true }],
  credit_offer: [{ resource: "credit-offers", isItself: true }],
  loan: [
    { resource: "loans", isItself: true },
    { resource: "credit-offers", isItself: false },
  ],
  bulk_run: [{ resource: "bulk-runs", isItself: true }],
};

const listResource = {
  payment: "payments",
  session: "sessions",
  delivery: "deliveries",
  transfer: "transfers",
  payout: "payouts",
  approval: "approvals",
  borrower: "borrowers",
  credit_offer: "credit-offers",
  loan: "loans",
  bulk_run: "bulk-runs",
} as const;

/** Reads again the open pages that show the object, and the object's row in an open list. */
export function applyChange(queryClient: QueryClient, dataProvider: DataProvider, change: LiveChange): void {
  for (const { resource, isItself } of shownOn[change.type]) {
    const queryKey = isItself ? [resource, "getOne", { id: change.id }] : [resource, "getOne"];
    void queryClient.invalidateQueries({ queryKey });
  }
  void refreshRow(queryClient, dataProvider, listResource[change.type], change.id);
}

/** After a pause or a broken connection: whatever is open may be old. Lists stay as they are until asked. */
export function catchUp(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === "getOne" });
}

type Row = Record<string, unknown> & { id: string };

interface CachedList {
  data: Row[];
}

/**
 * A row that is on the screen takes its new figures in place. The list itself is not asked again, because an answer
 * could bring rows in and move the one under the pointer.
 */
async function refreshRow(
  queryClient: QueryClient,
  dataProvider: DataProvider,
  resource: string,
  id: string,
): Promise<void> {
  const filters = { queryKey: [resource, "getList"], type: "active" } as const;
  const lists = queryClient.getQueriesData<CachedList>(filters);
  if (!lists.some(([, list]) => list?.data.some((row) => row.id === id))) return;
  const { data: fresh } = await dataProvider.getOne<Row>(resource, { id });
  for (const [queryKey] of lists) {
    // The list is as old as it was: only this row is newer.
    const updatedAt = queryClient.getQueryState(queryKey)?.dataUpdatedAt;
    queryClient.setQueryData<CachedList>(
      queryKey,
      (list) => list && { ...list, data: list.data.map((row) => patch(row, fresh)) },
      updatedAt === undefined ? {} : { updatedAt },
    );
  }
}

/** The row with the values of the whole record, and none of what only the record has. */
function patch(row: Row, fresh: Row): Row {
  if (row.id !== fresh.id) return row;
  return Object.fromEntries(Object.keys(row).map((name) => [name, fresh[name]])) as Row;
}
