import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { RaRecord } from "react-admin";
import { Link as RouterLink } from "react-router";
import { loanStatuses } from "../../../../shared/lending/lending-states.ts";
import type { LoanRow } from "../../../../shared/lending/loan.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { numberText } from "../../i18n/number-text.ts";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { allAccounts, useAccountScope } from "../../layout/use-account-scope.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { usePartnerFilters } from "../../lists/use-partner-filters.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { durationOf } from "../webhook-metrics/duration-text.ts";
import { LoanStatusChip } from "./LoanStatusChip.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

/** Every loan, with what it owes and how late it is. */
export default function LoanList() {
  const words = useWords();
  const [account] = useAccountScope();
  const list = useUrlList<LoanRow>({ resource: "loans", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("loans.title")}
      emptyText={words("loans.empty")}
      filters={
        <FilterBar
          filters={[...loanFilters(words), ...usePartnerFilters()]}
          search={<SearchBox label={words("loans.search")} />}
        />
      }
      actions={
        <Button
          size="small"
          variant="outlined"
          component={RouterLink}
          to={`/loans/board?account=${account ?? allAccounts}`}
        >
          {words("loans.board")}
        </Button>
      }
    >
      <LoanTable />
    </ListPage>
  );
}

function loanFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "status",
      label: words("loans.column.status"),
      choices: loanStatuses.map((value) => ({ value, label: words(`loan_status.${value}`) })),
    },
    { kind: "count", name: "days_late", label: words("loans.days_late") },
    { kind: "date", name: "created_at", label: words("loans.column.created") },
    { kind: "text", name: "customer_id", label: words("customers.filter.id") },
  ];
}

/** On a narrow screen the state stands below the customer; everything else is on the loan's page. */
function LoanTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<LoanRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="loans.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("loans.title")}
    >
      <ListColumn<LoanRow>
        source="customer_name"
        label={words("loans.column.customer")}
        render={({ id, customer_name, status, days_late }) => (
          <>
            <RowLink to={recordPath("loans", id)}>{customer_name}</RowLink>
            {isNarrow && (
              <Box sx={{ mt: 0.5, fontSize: "0.8125rem" }}>
                <LoanStatusChip status={status} />
                {days_late > 0 && ` ${words("loans.days_late")}: ${numberText(days_late)}`}
              </Box>
            )}
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<LoanRow>
          source="status"
          label={words("loans.column.status")}
          render={({ status }) => <LoanStatusChip status={status} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<LoanRow>
          source="status_since"
          label={words("loans.column.age")}
          isSortable
          sx={moneyCell}
          render={({ age_seconds }) => durationOf(words, age_seconds * 1_000)}
        />
      )}
      <ListColumn<LoanRow>
        source="requested_amount"
        label={words("loans.column.requested")}
        sx={moneyCell}
        render={({ requested_amount }) => <MoneyText amount={requested_amount} currency="BRL" />}
      />
      {!isNarrow && (
        <ListColumn<LoanRow>
          source="outstanding"
          label={words("loans.column.outstanding")}
          sx={moneyCell}
          render={({ outstanding }) =>
            outstanding === null ? "–" : <MoneyText amount={outstanding} currency="BRL" isQuietWhenZero />
          }
        />
      )}
      {!isNarrow && (
        <ListColumn<LoanRow>
          source="days_late"
          label={words("loans.column.late")}
          sx={moneyCell}
          render={({ days_late }) => (days_late === 0 ? "–" : numberText(days_late))}
        />
      )}
      {!isNarrow && (
        <ListColumn<LoanRow>
          source="ccb_number"
          label={words("loans.column.contract")}
          cellSx={() => ({ whiteSpace: "nowrap" })}
          render={({ ccb_number }) => ccb_number ?? "–"}
        />
      )}
      {!isNarrow && (
        <ListColumn<LoanRow>
          source="created_at"
          label={words("loans.column.created")}
          isSortable
          render={({ id, created_at }) => <InstantText value={created_at} to={recordPath("loans", id)} />}
        />
      )}
    </ListTable>
  );
}
