import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import type { RaRecord } from "react-admin";
import { bulkKinds, bulkRunStates } from "../../../../shared/payments/bulk-kinds.ts";
import type { BulkRunView } from "../../../../shared/payments/bulk-run.schema.ts";
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
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { BulkRunStateChip } from "./BulkStateChips.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

/** What was done to many payments at once, the newest first. */
export default function BulkRunList() {
  const words = useWords();
  const list = useUrlList<BulkRunView>({ resource: "bulk-runs", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("bulk.title")}
      emptyText={words("bulk.empty")}
      filters={<FilterBar filters={runFilters(words)} />}
      notice={<OtherRowsPill type="bulk_run" />}
    >
      <RunTable />
    </ListPage>
  );
}

function runFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "kind",
      label: words("bulk.column.what"),
      choices: bulkKinds.map((value) => ({ value, label: words(`bulk.kind.${value}`) })),
    },
    {
      kind: "choice",
      name: "state",
      label: words("bulk.column.state"),
      choices: bulkRunStates.map((value) => ({ value, label: words(`bulk.state.${value}`) })),
    },
    { kind: "date", name: "created_at", label: words("bulk.column.when") },
  ];
}

/** On a narrow screen how many, when and the state stand below what was done and what it moved. */
function RunTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<BulkRunView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="bulk-runs.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("bulk.title")}
    >
      <ListColumn<BulkRunView>
        source="kind"
        label={words("bulk.column.what")}
        render={({ id, kind, item_count, created_at }) => {
          const title = words(`bulk.run_title.${kind}`, { smart_count: item_count });
          return (
            <>
              <RowLink to={recordPath("bulk-runs", id)} label={title}>
                {isNarrow ? words(`bulk.kind.${kind}`) : title}
              </RowLink>
              <BelowText>
                <Box component="span" sx={{ whiteSpace: "nowrap" }}>
                  {words("bulk.will_count", { smart_count: item_count })} ·
                </Box>{" "}
                <InstantText value={created_at} form="relative" to={recordPath("bulk-runs", id)} />
              </BelowText>
            </>
          );
        }}
      />
      {!isNarrow && (
        <ListColumn<BulkRunView>
          source="state"
          label={words("bulk.column.state")}
          render={({ state }) => <BulkRunStateChip state={state} />}
        />
      )}
      <ListColumn<BulkRunView>
        source="moved"
        label={words("bulk.column.moved")}
        sx={moneyCell}
        render={(run) => (
          <>
            <MovedAmounts run={run} />
            <BelowChip>
              <BulkRunStateChip state={run.state} />
            </BelowChip>
          </>
        )}
      />
      <ListColumn<BulkRunView>
        source="created_by"
        label={words("bulk.column.by")}
        render={({ created_by }) => created_by.name ?? created_by.id}
      />
      {!isNarrow && (
        <ListColumn<BulkRunView>
          source="created_at"
          label={words("bulk.column.when")}
          isSortable
          render={({ id, created_at }) => (
            <InstantText value={created_at} form="relative" to={recordPath("bulk-runs", id)} />
          )}
        />
      )}
    </ListTable>
  );
}

/** One line per currency: amounts of two are never added. */
function MovedAmounts({ run }: { run: BulkRunView }) {
  const done = run.totals.filter(({ state }) => state === "done");
  if (done.length === 0) return <>–</>;
  return (
    <Stack sx={{ alignItems: "flex-end" }}>
      {done.map(({ currency, amount }) => (
        <MoneyText key={currency} amount={amount} currency={currency} />
      ))}
    </Stack>
  );
}
