import type { RaRecord } from "react-admin";
import { transferCurrencies } from "../../../../shared/transfers/transfer-methods.ts";
import { transferObstacles, transferStates } from "../../../../shared/transfers/transfer-states.ts";
import type { TransferRow } from "../../../../shared/transfers/transfer.schema.ts";
import { Countdown } from "../../fields/Countdown.tsx";
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
import { TransferStateChip } from "./TransferStateChip.tsx";

const newestFirst = { field: "received_at", order: "DESC" } as const;

/** The money that came by transfer; the menu opens it with what waits for a person. */
export default function TransferList() {
  const words = useWords();
  const list = useUrlList<TransferRow>({ resource: "transfers", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("transfers.title")}
      emptyText={words("transfers.empty")}
      filters={<FilterBar filters={transferFilters(words)} search={<SearchBox label={words("transfers.search")} />} />}
      notice={<OtherRowsPill type="transfer" />}
    >
      <TransferTable />
    </ListPage>
  );
}

function transferFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "state",
      label: words("transfers.column.state"),
      choices: transferStates.map((value) => ({ value, label: words(`transfer_state.${value}`) })),
    },
    {
      kind: "choice",
      name: "obstacle",
      label: words("transfers.column.obstacle_filter"),
      choices: transferObstacles.map((value) => ({ value, label: words(`transfer_obstacle.${value}`) })),
    },
    {
      kind: "choice",
      name: "currency",
      label: words("list.currency"),
      choices: transferCurrencies.map((value) => ({ value, label: value })),
    },
    { kind: "text", name: "merchant_id", label: words("transfers.column.merchant") },
    { kind: "date", name: "received_at", label: words("transfers.column.received") },
  ];
}

/** On a narrow screen the payer stands over when it came, and the amount over what became of it. */
function TransferTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<TransferRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="transfers.table"
      rowSx={() => linkedRow}
      sx={oneLineTable}
      aria-label={words("transfers.title")}
    >
      <ListColumn<TransferRow>
        source="payer_name"
        label={words("transfers.column.payer")}
        render={({ id, payer_name, received_at }) => (
          <>
            <RowLink to={recordPath("transfers", id)}>{payer_name ?? words("transfers.unknown_payer")}</RowLink>
            <BelowText>
              <InstantText value={received_at} form="relative" to={recordPath("transfers", id)} />
            </BelowText>
          </>
        )}
      />
      <ListColumn<TransferRow>
        source="amount"
        label={words("transfers.column.amount")}
        sx={moneyCell}
        render={({ amount, currency, state }) => (
          <>
            <MoneyText amount={amount} currency={currency} />
            <BelowChip>
              <TransferStateChip state={state} />
            </BelowChip>
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<TransferRow>
          source="state"
          label={words("transfers.column.state")}
          render={({ state }) => <TransferStateChip state={state} />}
        />
      )}
      <ListColumn<TransferRow>
        source="obstacle"
        label={words("transfers.column.obstacle")}
        cellSx={() => ({ whiteSpace: "nowrap" })}
        render={({ obstacle }) => (obstacle === null ? "–" : words(`transfer_obstacle.${obstacle}`))}
      />
      <ListColumn<TransferRow>
        source="return_at"
        label={words("transfers.column.return")}
        cellSx={() => ({ whiteSpace: "nowrap" })}
        render={(transfer) => <ReturnText transfer={transfer} />}
      />
      {!isNarrow && (
        <ListColumn<TransferRow>
          source="received_at"
          label={words("transfers.column.received")}
          isSortable
          render={({ id, received_at }) => (
            <InstantText value={received_at} form="relative" to={recordPath("transfers", id)} />
          )}
        />
      )}
      <ListColumn<TransferRow>
        source="payer_document"
        label={words("transfers.column.document")}
        cellSx={() => ({ fontVariantNumeric: "tabular-nums" })}
        render={({ payer_document }) => payer_document ?? "–"}
      />
      <ListColumn<TransferRow> source="merchant_id" label={words("transfers.column.merchant")} />
    </ListTable>
  );
}

/** When the money goes back unless somebody decides; nothing where that is settled. */
function ReturnText({ transfer: { state, return_at } }: { transfer: TransferRow }) {
  const words = useWords();
  if (state === "matched" || state === "returned") return <>{words("transfers.done")}</>;
  return return_at === null ? <>{words("transfers.stays")}</> : <Countdown until={return_at} />;
}
