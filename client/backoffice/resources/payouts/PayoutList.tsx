import type { RaRecord } from "react-admin";
import { payoutStates } from "../../../../shared/transfers/payout-states.ts";
import type { PayoutView } from "../../../../shared/transfers/payout.schema.ts";
import { transferCurrencies } from "../../../../shared/transfers/transfer-methods.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { BelowChip, BelowText } from "../../lists/Below.tsx";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { OtherRowsPill } from "../../lists/OtherRowsPill.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { oneLineTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { PayoutStateChip } from "./PayoutStateChip.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

/** What shops asked to be paid, and what became of it. */
export default function PayoutList() {
  const words = useWords();
  const list = useUrlList<PayoutView>({ resource: "payouts", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("payouts.title")}
      emptyText={words("payouts.empty")}
      filters={<FilterBar filters={payoutFilters(words)} search={<SearchBox label={words("payouts.search")} />} />}
      notice={<OtherRowsPill type="payout" />}
    >
      <PayoutTable />
    </ListPage>
  );
}

function payoutFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "state",
      label: words("payouts.column.state"),
      choices: payoutStates.map((value) => ({ value, label: words(`payout_state.${value}`) })),
    },
    {
      kind: "choice",
      name: "currency",
      label: words("list.currency"),
      choices: transferCurrencies.map((value) => ({ value, label: value })),
    },
    { kind: "text", name: "merchant_id", label: words("payouts.column.merchant") },
    { kind: "date", name: "created_at", label: words("payouts.column.created") },
  ];
}

/** On a narrow screen the receiver stands over when it was asked for, and the amount over what became of it. */
function PayoutTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<PayoutView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="payouts.table"
      rowSx={() => linkedRow}
      sx={oneLineTable}
      aria-label={words("payouts.title")}
    >
      <ListColumn<PayoutView>
        source="destination"
        label={words("payouts.column.receiver")}
        render={({ id, destination, created_at }) => (
          <>
            <RowLink to={recordPath("payouts", id)}>{destination.name ?? destination.identifierValue}</RowLink>
            <BelowText>
              <InstantText value={created_at} form="relative" to={recordPath("payouts", id)} />
            </BelowText>
          </>
        )}
      />
      <ListColumn<PayoutView>
        source="amount"
        label={words("payouts.column.amount")}
        sx={moneyCell}
        render={({ amount, currency, state }) => (
          <>
            <MoneyText amount={amount} currency={currency} />
            <BelowChip>
              <PayoutStateChip state={state} />
            </BelowChip>
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<PayoutView>
          source="state"
          label={words("payouts.column.state")}
          render={({ state }) => <PayoutStateChip state={state} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<PayoutView>
          source="created_at"
          label={words("payouts.column.created")}
          isSortable
          render={({ id, created_at }) => (
            <InstantText value={created_at} form="relative" to={recordPath("payouts", id)} />
          )}
        />
      )}
      <ListColumn<PayoutView>
        source="external_id"
        label={words("payouts.column.reference")}
        render={({ external_id }) => external_id ?? "–"}
      />
      <ListColumn<PayoutView> source="attempts" label={words("payouts.column.attempts")} sx={moneyCell} />
      <ListColumn<PayoutView> source="merchant_id" label={words("payouts.column.merchant")} />
    </ListTable>
  );
}
