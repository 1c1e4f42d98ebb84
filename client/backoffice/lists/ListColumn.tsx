import {
  DataTable,
  type DataTableColumnProps,
  type RaRecord,
  useDataTableRenderContext,
  useDataTableSortContext,
  useDataTableStoreContext,
} from "react-admin";
import { useColumnInMenu } from "./tools/column-registry.ts";

interface ListColumnProps<Row extends RaRecord> extends Omit<DataTableColumnProps<Row>, "disableSort" | "sortByOrder"> {
  /** Whether the server can order the list by this column; the first click puts the newest or largest on top. */
  isSortable?: boolean;
}

/** react-admin's column, which also tells screen readers by which one the list is ordered. */
export function ListColumn<Row extends RaRecord>({ isSortable = false, ...column }: ListColumnProps<Row>) {
  const part = useDataTableRenderContext();
  const { storeKey } = useDataTableStoreContext();
  const { source, label } = column;
  const isNamed = part === "header" && source !== undefined && typeof label === "string";
  useColumnInMenu(storeKey, isNamed ? { source, label } : null);
  const sort = useDataTableSortContext();
  const isSorted = part === "header" && isSortable && sort?.field === column.source;
  const direction = sort?.order === "ASC" ? "ascending" : "descending";
  return (
    <DataTable.Col<Row>
      {...column}
      disableSort={!isSortable}
      sortByOrder="DESC"
      aria-sort={isSorted ? direction : undefined}
    />
  );
}
