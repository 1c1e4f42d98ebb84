import type { RaRecord } from "react-admin";
import type { CustomerRow } from "../../../../shared/customers/customer.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { environmentFilter } from "../../lists/use-partner-filters.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { customerName } from "./customer-name.ts";

const newestFirst = { field: "created_at", order: "DESC" } as const;

export default function CustomerList() {
  const words = useWords();
  const list = useUrlList<CustomerRow>({ resource: "customers", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("customers.title")}
      emptyText={words("customers.empty")}
      filters={<FilterBar filters={customerFilters(words)} search={<SearchBox label={words("customers.search")} />} />}
    >
      <CustomerTable />
    </ListPage>
  );
}

function customerFilters(words: Words): readonly FilterDefinition[] {
  return [{ kind: "date", name: "created_at", label: words("customers.column.created") }, environmentFilter(words)];
}

export function CustomerTable() {
  const words = useWords();
  return (
    <ListTable<CustomerRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="customers.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("customers.title")}
    >
      <ListColumn<CustomerRow>
        source="name"
        label={words("customers.column.name")}
        render={(customer) => <RowLink to={recordPath("customers", customer.id)}>{customerName(customer)}</RowLink>}
      />
      <ListColumn<CustomerRow>
        source="email"
        label={words("customers.column.email")}
        cellSx={() => ({ whiteSpace: "nowrap" })}
        render={({ email }) => email ?? "–"}
      />
      <ListColumn<CustomerRow>
        source="phone"
        label={words("customers.column.phone")}
        render={({ phone }) => phone ?? "–"}
      />
      <ListColumn<CustomerRow>
        source="external_id"
        label={words("customers.column.external_id")}
        render={({ external_id }) => external_id ?? "–"}
      />
      <ListColumn<CustomerRow>
        source="country"
        label={words("customers.column.country")}
        render={({ country }) => country ?? "–"}
      />
      <ListColumn<CustomerRow>
        source="created_at"
        label={words("customers.column.created")}
        isSortable
        render={({ id, created_at }) => (
          <InstantText value={created_at} form="relative" to={recordPath("customers", id)} />
        )}
      />
    </ListTable>
  );
}
