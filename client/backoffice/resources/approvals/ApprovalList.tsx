import type { RaRecord } from "react-admin";
import { approvalStates } from "../../../../shared/approvals/approval-states.ts";
import type { ApprovalView } from "../../../../shared/approvals/approval.schema.ts";
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
import { ApprovalStateChip } from "./ApprovalStateChip.tsx";

const newestFirst = { field: "requested_at", order: "DESC" } as const;

/** What waits for a second person, and what was decided; the menu opens it with what waits. */
export default function ApprovalList() {
  const words = useWords();
  const list = useUrlList<ApprovalView>({ resource: "approvals", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("approvals.title")}
      emptyText={words("approvals.empty")}
      filters={<FilterBar filters={approvalFilters(words)} />}
      notice={<OtherRowsPill type="approval" />}
    >
      <ApprovalTable />
    </ListPage>
  );
}

function approvalFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "state",
      label: words("approvals.column.state"),
      choices: approvalStates.map((value) => ({ value, label: words(`approval_state.${value}`) })),
    },
    { kind: "date", name: "requested_at", label: words("approvals.column.requested") },
  ];
}

/** On a narrow screen what is asked for stands over when, and the amount over what became of it. */
function ApprovalTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<ApprovalView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="approvals.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("approvals.title")}
    >
      <ListColumn<ApprovalView>
        source="kind"
        label={words("approvals.column.what")}
        render={({ id, kind, requested_at }) => (
          <>
            <RowLink to={recordPath("approvals", id)}>{words(`approval_kind.${kind}`)}</RowLink>
            <BelowText>
              <InstantText value={requested_at} form="relative" to={recordPath("approvals", id)} />
            </BelowText>
          </>
        )}
      />
      <ListColumn<ApprovalView>
        source="amount"
        label={words("approvals.column.amount")}
        sx={moneyCell}
        render={({ amount, currency, state }) => (
          <>
            <MoneyText amount={amount} currency={currency} />
            <BelowChip>
              <ApprovalStateChip state={state} />
            </BelowChip>
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<ApprovalView>
          source="state"
          label={words("approvals.column.state")}
          render={({ state }) => <ApprovalStateChip state={state} />}
        />
      )}
      <ListColumn<ApprovalView>
        source="requested_by"
        label={words("approvals.column.requested_by")}
        render={({ requested_by }) => requested_by.name ?? requested_by.id}
      />
      {!isNarrow && (
        <ListColumn<ApprovalView>
          source="requested_at"
          label={words("approvals.column.requested")}
          isSortable
          render={({ id, requested_at }) => (
            <InstantText value={requested_at} form="relative" to={recordPath("approvals", id)} />
          )}
        />
      )}
      <ListColumn<ApprovalView> source="merchant_reference" label={words("approvals.column.payment")} />
      <ListColumn<ApprovalView>
        source="outcome"
        label={words("approvals.column.outcome")}
        render={({ outcome }) => (outcome === null ? "–" : words(`approval.outcome_text.${outcome}`))}
      />
      <ListColumn<ApprovalView>
        source="merchant_id"
        label={words("approvals.column.merchant")}
        render={({ merchant_id }) => merchant_id ?? "–"}
      />
    </ListTable>
  );
}
