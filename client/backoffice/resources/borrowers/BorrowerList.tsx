import type { RaRecord } from "react-admin";
import type { BorrowerRow } from "../../../../shared/lending/borrower.schema.ts";
import { borrowerStatuses } from "../../../../shared/lending/lending-states.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { BelowChip } from "../../lists/Below.tsx";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { OtherRowsPill } from "../../lists/OtherRowsPill.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { usePartnerFilters } from "../../lists/use-partner-filters.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { BorrowerStatusChip } from "./BorrowerStatusChip.tsx";

/** Who has waited longest comes first. */
const longestFirst = { field: "status_since", order: "ASC" } as const;

/** Whom partners registered for credit, and how far their review is. */
export default function BorrowerList() {
  const words = useWords();
  const list = useUrlList<BorrowerRow>({ resource: "borrowers", defaultSort: longestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("borrowers.title")}
      emptyText={words("borrowers.empty")}
      notice={<OtherRowsPill type="borrower" />}
      filters={
        <FilterBar
          filters={[...borrowerFilters(words), ...usePartnerFilters()]}
          search={<SearchBox label={words("borrowers.search")} />}
        />
      }
    >
      <BorrowerTable />
    </ListPage>
  );
}

function borrowerFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "status",
      label: words("borrowers.column.status"),
      choices: borrowerStatuses.map((value) => ({ value, label: words(`borrower_status.${value}`) })),
    },
    { kind: "date", name: "status_since", label: words("borrowers.since") },
    { kind: "date", name: "created_at", label: words("borrowers.column.created") },
  ];
}

/** On a narrow screen how far the review is stands below the name; everything else is on the borrower's page. */
function BorrowerTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<BorrowerRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="borrowers.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("borrowers.title")}
    >
      <ListColumn<BorrowerRow>
        source="name"
        label={words("borrowers.column.name")}
        render={({ id, name, status }) => (
          <>
            <RowLink to={recordPath("borrowers", id)}>{name === "" ? words("borrower.unnamed") : name}</RowLink>
            <BelowChip>
              <BorrowerStatusChip status={status} />
            </BelowChip>
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<BorrowerRow>
          source="status"
          label={words("borrowers.column.status")}
          render={({ status }) => <BorrowerStatusChip status={status} />}
        />
      )}
      <ListColumn<BorrowerRow>
        source="status_since"
        label={words("borrowers.column.age")}
        isSortable
        render={({ id, status_since }) => (
          <InstantText value={status_since} form="relative" to={recordPath("borrowers", id)} />
        )}
      />
      {!isNarrow && (
        <ListColumn<BorrowerRow> source="cpf" label={words("borrowers.column.cpf")} cellSx={() => oneLine} />
      )}
      {!isNarrow && (
        <ListColumn<BorrowerRow>
          source="cnpj"
          label={words("borrowers.column.cnpj")}
          cellSx={() => oneLine}
          render={({ cnpj }) => cnpj ?? "–"}
        />
      )}
      {!isNarrow && (
        <ListColumn<BorrowerRow>
          source="external_id"
          label={words("borrowers.column.reference")}
          render={({ external_id }) => external_id ?? "–"}
        />
      )}
      {!isNarrow && (
        <ListColumn<BorrowerRow>
          source="created_at"
          label={words("borrowers.column.created")}
          isSortable
          render={({ id, created_at }) => (
            <InstantText value={created_at} form="relative" to={recordPath("borrowers", id)} />
          )}
        />
      )}
    </ListTable>
  );
}

const oneLine = { whiteSpace: "nowrap" } as const;
