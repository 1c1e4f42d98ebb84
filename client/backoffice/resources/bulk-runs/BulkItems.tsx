import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { RaRecord } from "react-admin";
import { bulkItemStates } from "../../../../shared/payments/bulk-kinds.ts";
import type { BulkItemView, BulkRunView } from "../../../../shared/payments/bulk-run.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListFrame } from "../../lists/ListFrame.tsx";
import { oneLineTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { BulkItemStateChip } from "./BulkStateChips.tsx";
import { useWhyText } from "./why-text.ts";

const inOrder = { field: "position", order: "ASC" } as const;

/** What came of every payment of a run; read again as the run goes on, because its rows keep their places. */
export function BulkItems({ run }: { run: BulkRunView }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const list = useUrlList<BulkItemView>({
    resource: "bulk-items",
    defaultSort: inOrder,
    fixedFilters: { run_id: [run.id] },
  });
  const progress = run.totals.map(({ state, currency, count }) => `${state} ${currency} ${count}`).join();
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ["bulk-items"] });
  }, [queryClient, progress]);
  return (
    <div>
      <ListFrame
        list={list as unknown as UrlList<RaRecord>}
        title={words("bulk.items")}
        emptyText={words("bulk.items_empty")}
        heading={
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {words("bulk.items")}
          </Typography>
        }
        filters={<FilterBar filters={itemFilters(words)} />}
      >
        <ItemTable />
      </ListFrame>
    </div>
  );
}

function itemFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "state",
      label: words("bulk.column.state"),
      choices: bulkItemStates.map((value) => ({ value, label: words(`bulk.item_state.${value}`) })),
    },
  ];
}

function ItemTable() {
  const words = useWords();
  const whyText = useWhyText();
  return (
    <ListTable<BulkItemView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="bulk-items.table"
      rowSx={() => linkedRow}
      sx={oneLineTable}
      aria-label={words("bulk.items")}
    >
      <ListColumn<BulkItemView>
        source="merchant_reference"
        label={words("bulk.column.reference")}
        render={({ payment_id, merchant_reference }) => (
          <RowLink to={recordPath("payments", payment_id)}>{merchant_reference}</RowLink>
        )}
      />
      <ListColumn<BulkItemView>
        source="state"
        label={words("bulk.column.state")}
        render={({ state }) => <BulkItemStateChip state={state} />}
      />
      <ListColumn<BulkItemView>
        source="amount"
        label={words("bulk.column.amount")}
        sx={moneyCell}
        render={({ state, amount, currency }) =>
          state === "skipped" ? "–" : <MoneyText amount={amount} currency={currency} />
        }
      />
      <ListColumn<BulkItemView>
        source="code"
        label={words("bulk.column.why")}
        render={(item) => <span title={whyText(item) ?? undefined}>{whyText(item) ?? "–"}</span>}
      />
      <ListColumn<BulkItemView>
        source="updated_at"
        label={words("bulk.column.updated")}
        render={({ payment_id, updated_at }) => (
          <InstantText value={updated_at} form="relative" to={recordPath("payments", payment_id)} />
        )}
      />
    </ListTable>
  );
}
