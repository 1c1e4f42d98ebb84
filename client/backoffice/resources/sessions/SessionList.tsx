import type { RaRecord } from "react-admin";
import { type SessionRow, sessionStatuses } from "../../../../shared/checkout/session.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { PayerText } from "../../fields/PayerText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { BelowChip, BelowText } from "../../lists/Below.tsx";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { NewRowsPill } from "../../lists/NewRowsPill.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { SessionFunnel } from "./SessionFunnel.tsx";
import { SessionStatusChip } from "./SessionStatusChip.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

export default function SessionList() {
  const words = useWords();
  const list = useUrlList<SessionRow>({ resource: "sessions", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("sessions.title")}
      emptyText={words("sessions.empty")}
      filters={<FilterBar filters={sessionFilters(words)} search={<SearchBox label={words("sessions.search")} />} />}
      notice={
        <>
          <SessionFunnel filters={list.view.filters} />
          <NewRowsPill type="session" />
        </>
      }
    >
      <SessionTable />
    </ListPage>
  );
}

function sessionFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "status",
      label: words("sessions.column.status"),
      choices: sessionStatuses.map((value) => ({ value, label: words(`session_status.${value}`) })),
    },
    { kind: "date", name: "created_at", label: words("sessions.column.created") },
    { kind: "text", name: "merchant_reference", label: words("sessions.column.reference") },
    { kind: "text", name: "customer_id", label: words("customers.filter.id") },
  ];
}

/** On a narrow screen the reference stands over when it was made, and the amount over how far it came. */
export function SessionTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<SessionRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="sessions.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("sessions.title")}
    >
      <ListColumn<SessionRow>
        source="merchant_reference"
        label={words("sessions.column.reference")}
        render={({ id, merchant_reference, created_at }) => (
          <>
            <RowLink to={recordPath("sessions", id)}>{merchant_reference}</RowLink>
            <BelowText>
              <InstantText value={created_at} form="relative" to={recordPath("sessions", id)} />
            </BelowText>
          </>
        )}
      />
      {isNarrow && <SessionAmount />}
      {!isNarrow && (
        <ListColumn<SessionRow>
          source="created_at"
          label={words("sessions.column.created")}
          isSortable
          render={({ id, created_at }) => (
            <InstantText value={created_at} form="relative" to={recordPath("sessions", id)} />
          )}
        />
      )}
      {!isNarrow && (
        <ListColumn<SessionRow>
          source="status"
          label={words("sessions.column.status")}
          render={({ status }) => <SessionStatusChip status={status} />}
        />
      )}
      <ListColumn<SessionRow>
        source="payer"
        label={words("sessions.column.customer")}
        render={({ payer }) => <PayerText payer={payer} />}
      />
      {!isNarrow && <SessionAmount />}
      <ListColumn<SessionRow>
        source="expires_at"
        label={words("sessions.column.expires")}
        render={({ id, expires_at }) => (
          <InstantText value={expires_at} form="relative" to={recordPath("sessions", id)} />
        )}
      />
    </ListTable>
  );
}

function SessionAmount() {
  const words = useWords();
  return (
    <ListColumn<SessionRow>
      source="amount"
      label={words("sessions.column.amount")}
      sx={moneyCell}
      render={({ amount, currency, status }) => (
        <>
          <MoneyText amount={amount} currency={currency} />
          <BelowChip>
            <SessionStatusChip status={status} />
          </BelowChip>
        </>
      )}
    />
  );
}
