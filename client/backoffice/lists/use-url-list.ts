import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { type ListControllerResult, type RaRecord, type SortPayload, useGetList } from "react-admin";
import { useSearchParams } from "react-router";
import type { Page } from "../../../shared/page.ts";
import { useAccountScope } from "../layout/use-account-scope.ts";
import type { ListMeta } from "../providers/data-provider.ts";
import { useAccountInAddress } from "./use-account-in-address.ts";
import { type ListFilters, type ListView, readListView, withCursor, withFilters, withSort } from "./list-url.ts";

export interface UrlListOptions {
  resource: string;
  defaultSort: SortPayload;
  /** Always added, for lists inside another page; what that page shows is of no other account. */
  fixedFilters?: ListFilters;
}

export interface UrlList<Row extends RaRecord> {
  /** For react-admin's `ListContextProvider`, which `DataTable` reads. */
  controller: ListControllerResult<Row>;
  view: ListView;
  page: Page | undefined;
  isRefreshing: boolean;
  updatedAt: number;
  setFilters: (filters: ListFilters) => void;
  goTo: (cursor: string | null) => void;
}

const rowsPerPage = 25;

/**
 * A list whose filters, order and page are its address and nothing else: reload, share and Back show the same view.
 * react-admin's own list state keeps numbered pages and remembers filters outside the address, so it is not used.
 */
export function useUrlList<Row extends RaRecord>(options: UrlListOptions): UrlList<Row> {
  const { resource, defaultSort, fixedFilters } = options;
  const [params, setParams] = useSearchParams();
  const [scope] = useAccountScope();
  useAccountInAddress(fixedFilters === undefined);
  const view = useMemo(() => readListView(params, defaultSort), [params, defaultSort]);
  const meta: ListMeta = { account: fixedFilters === undefined ? scope : null, cursor: view.cursor };
  const answer = useGetList<Row>(
    resource,
    {
      pagination: { page: 1, perPage: rowsPerPage },
      sort: view.sort,
      filter: { ...view.filters, ...fixedFilters },
      meta,
    },
    { placeholderData: keepPreviousData, retry: false },
  );
  const page = answer.meta as Page | undefined;

  const setFilters = (filters: ListFilters) => setParams(withFilters(params, filters));
  const controller = {
    resource,
    data: answer.data,
    total: answer.total,
    meta: answer.meta as unknown,
    error: answer.error,
    isPending: answer.isPending,
    isLoading: answer.isLoading,
    isFetching: answer.isFetching,
    isPlaceholderData: answer.isPlaceholderData,
    refetch: answer.refetch,
    sort: view.sort,
    setSort: (sort: SortPayload) => setParams(withSort(params, sort)),
    filterValues: view.filters,
    setFilters,
    displayedFilters: {},
    hasNextPage: page?.next != null,
    hasPreviousPage: page?.previous != null,
    page: 1,
    perPage: rowsPerPage,
    selectedIds: [],
    exporter: false,
    setPage: ignore,
    setPerPage: ignore,
    showFilter: ignore,
    hideFilter: ignore,
    onSelect: ignore,
    onSelectAll: ignore,
    onToggleItem: ignore,
    onUnselectItems: ignore,
  } as ListControllerResult<Row>;

  return {
    controller,
    view,
    page,
    isRefreshing: answer.isFetching && !answer.isPending,
    updatedAt: answer.dataUpdatedAt,
    setFilters,
    goTo: (cursor) => setParams(withCursor(params, cursor)),
  };
}

/** Numbered pages and selection are not offered. */
function ignore(): void {
  return undefined;
}
