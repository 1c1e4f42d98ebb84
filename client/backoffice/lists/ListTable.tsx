import { Children, isValidElement, type ReactNode, useEffect } from "react";
import { DataTable, type DataTableProps, type RaRecord, useStore } from "react-admin";
import { inOrder } from "./tools/column-order.ts";
import { useListPreference } from "./tools/use-list-preference.ts";

interface ListTableProps<Row extends RaRecord> extends Omit<DataTableProps<Row>, "ref"> {
  /** `payments.table`: by what stands before the dot the server keeps how the person has it. */
  storeKey: string;
  children: ReactNode;
}

/**
 * react-admin's table with the columns that the person chose, in their order. The server keeps both; the browser
 * remembers which are hidden as well, so that a list does not change under the eye while that is asked for.
 */
export function ListTable<Row extends RaRecord>({ storeKey, children, ...table }: ListTableProps<Row>) {
  const { preference } = useListPreference(listOf(storeKey));
  const [remembered, remember] = useStore<string[]>(storeKey, []);
  const hidden = preference?.hidden;
  const isRemembered = hidden === undefined || hidden.join() === remembered.join();
  useEffect(() => {
    if (!isRemembered) remember(hidden);
  }, [hidden, isRemembered, remember]);
  return (
    <DataTable<Row> {...table} storeKey={storeKey}>
      {ordered(children, preference?.order ?? [])}
    </DataTable>
  );
}

/** The name under which the server keeps how a person has a table. */
export function listOf(storeKey: string): string {
  return storeKey.replace(/\.table$/, "");
}

/** What names the row stays first, and so does what stands before it. */
function ordered(children: ReactNode, order: readonly string[]): ReactNode {
  if (order.length === 0) return children;
  const columns = Children.toArray(children);
  const first = columns.findIndex((column) => sourceOf(column) !== "") + 1;
  return [...columns.slice(0, first), ...inOrder(columns.slice(first), order, sourceOf)];
}

function sourceOf(column: ReactNode): string {
  return isValidElement<{ source?: string }>(column) ? (column.props.source ?? "") : "";
}
