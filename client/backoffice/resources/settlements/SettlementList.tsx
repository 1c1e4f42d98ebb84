import { DataTable, type RaRecord } from "react-admin";
import { settlementPaymentStatuses, type SettlementRow } from "../../../../shared/settlements/settlement.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { commonCurrencies } from "../payments/payment-filters.ts";
import { recordPath } from "../resource-path.ts";
import { providerChoices, providerName } from "./provider-name.ts";
import { SettleButton } from "./SettleButton.tsx";
import { SettlementPaymentChip } from "./SettlementPaymentChip.tsx";

const newestFirst = { field: "settled_at", order: "DESC" } as const;

/** What the shops were paid, and what waits for later sales. */
export default function SettlementList() {
  const words = useWords();
  const list = useUrlList<SettlementRow>({ resource: "settlements", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("settlements.title")}
      emptyText={words("settlements.empty")}
      actions={<SettleButton />}
      filters={
        <FilterBar filters={settlementFilters(words)} search={<SearchBox label={words("settlements.search")} />} />
      }
    >
      <SettlementTable />
    </ListPage>
  );
}

function settlementFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "payment_status",
      label: words("settlements.column.status"),
      choices: settlementPaymentStatuses.map((value) => ({ value, label: words(`settlement_payment.${value}`) })),
    },
    { kind: "choice", name: "provider", label: words("settlements.column.provider"), choices: providerChoices },
    {
      kind: "choice",
      name: "currency",
      label: words("list.currency"),
      choices: commonCurrencies.map((value) => ({ value, label: value })),
    },
    { kind: "date", name: "settled_at", label: words("settlements.column.settled") },
  ];
}

export function SettlementTable() {
  const words = useWords();
  return (
    <DataTable<SettlementRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="settlements.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("settlements.title")}
    >
      <ListColumn<SettlementRow>
        source="provider_reference"
        label={words("settlements.column.reference")}
        render={({ id, provider_reference }) => (
          <RowLink to={recordPath("settlements", id)}>{provider_reference}</RowLink>
        )}
      />
      <ListColumn<SettlementRow>
        source="settled_at"
        label={words("settlements.column.settled")}
        isSortable
        render={({ id, settled_at }) => (
          <InstantText value={settled_at} form="relative" to={recordPath("settlements", id)} />
        )}
      />
      <ListColumn<SettlementRow>
        source="payment_status"
        label={words("settlements.column.status")}
        render={({ payment_status }) => <SettlementPaymentChip status={payment_status} />}
      />
      <ListColumn<SettlementRow>
        source="provider"
        label={words("settlements.column.provider")}
        cellSx={() => ({ whiteSpace: "nowrap" })}
        render={({ provider }) => providerName(provider)}
      />
      <ListColumn<SettlementRow>
        source="capture"
        label={words("settlements.column.capture")}
        sx={moneyCell}
        render={({ capture, currency }) => <MoneyText amount={capture} currency={currency} isQuietWhenZero />}
      />
      <ListColumn<SettlementRow>
        source="refund"
        label={words("settlements.column.refund")}
        sx={moneyCell}
        render={({ refund, currency }) => <MoneyText amount={-refund} currency={currency} isQuietWhenZero />}
      />
      <ListColumn<SettlementRow>
        source="fee"
        label={words("settlements.column.fee")}
        sx={moneyCell}
        render={({ fee, currency }) => <MoneyText amount={-fee} currency={currency} isQuietWhenZero />}
      />
      <ListColumn<SettlementRow>
        source="amount"
        label={words("settlements.column.amount")}
        sx={moneyCell}
        render={({ amount, currency }) => <MoneyText amount={amount} currency={currency} />}
      />
    </DataTable>
  );
}
