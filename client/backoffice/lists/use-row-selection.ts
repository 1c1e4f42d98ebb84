import { useState } from "react";
import type { RaRecord } from "react-admin";
import type { BulkSelection } from "../../../shared/payments/bulk-run.schema.ts";
import { listQuery } from "../providers/data-provider.ts";
import type { UrlList } from "./use-url-list.ts";

export interface RowSelection {
  ids: readonly string[];
  /** Every row that matches the filters, also those of other pages. */
  isEverything: boolean;
  /** What the server is told; an order is part of it, because the rows are taken in that order. */
  wish: BulkSelection;
  selectEverything: () => void;
  clear: () => void;
}

interface Kept {
  /** The filters under which it was made: under others it does not hold. */
  under: string;
  ids: readonly string[];
  isEverything: boolean;
}

/**
 * Rows that are selected, over all pages of a list. Selecting what is on the page and selecting all that matches are
 * two steps; a change of the filters ends the selection, because it would name rows that nobody sees.
 */
export function useRowSelection<Row extends RaRecord>(
  list: UrlList<Row>,
  account: string | null,
): { list: UrlList<Row>; selection: RowSelection } {
  const { filters, sort } = list.view;
  const under = listQuery({ filter: filters, sort, meta: { account, cursor: null } }).toString();
  const [kept, setKept] = useState<Kept>({ under, ids: [], isEverything: false });
  const isValid = kept.under === under;
  const isEverything = isValid && kept.isEverything;
  const onPage = (list.controller.data ?? []).map(({ id }) => String(id));
  const ids = isEverything ? onPage : isValid ? kept.ids : [];
  const select = (next: readonly string[]) => setKept({ under, ids: next, isEverything: false });
  const controller = {
    ...list.controller,
    selectedIds: [...ids],
    onSelect: (next: readonly Row["id"][]) => select(next.map(String)),
    onToggleItem: (id: Row["id"]) =>
      select(ids.includes(String(id)) ? ids.filter((one) => one !== id) : [...ids, String(id)]),
    onUnselectItems: () => select([]),
  } as UrlList<Row>["controller"];
  return {
    list: { ...list, controller },
    selection: {
      ids,
      isEverything,
      wish: isEverything ? { query: under } : { ids: [...ids] },
      selectEverything: () => setKept({ under, ids: [], isEverything: true }),
      clear: () => select([]),
    },
  };
}
