import Refresh from "@mui/icons-material/Refresh";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { RaRecord } from "react-admin";
import type { BalanceLineView } from "../../../../shared/transfers/balance-line.schema.ts";
import type { MerchantView } from "../../../../shared/transfers/merchant.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { BelowText } from "../../lists/Below.tsx";
import { ExportButton } from "../../lists/ExportButton.tsx";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListFrame } from "../../lists/ListFrame.tsx";
import { RowsPill } from "../../lists/RowsPill.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";

const newestFirst = { field: "posted_at", order: "DESC" } as const;

/** What moved a shop's balance, line by line, each with what it came to. */
export function BalanceLines({ merchant }: { merchant: MerchantView }) {
  const words = useWords();
  const fixedFilters = { merchant: [merchant.id] };
  const list = useUrlList<BalanceLineView>({ resource: "balance-lines", defaultSort: newestFirst, fixedFilters });
  const heading = (
    <Stack
      direction="row"
      sx={{ alignItems: "center", justifyContent: "space-between", gap: 2, minHeight: 36, mb: 1.5 }}
    >
      <Typography variant="h2">{words("balance_line.title")}</Typography>
      <ExportButton name="balance-lines" view={list.view} account={null} fixedFilters={fixedFilters} />
    </Stack>
  );
  return (
    <div>
      <ListFrame
        list={list as unknown as UrlList<RaRecord>}
        title={words("balance_line.title")}
        emptyText={words("balance_line.empty")}
        heading={heading}
        filters={<FilterBar filters={lineFilters(merchant, words)} />}
        notice={
          <RowsPill
            count={hasMovedOn(list, merchant) ? 1 : 0}
            icon={<Refresh />}
            label={words("balance_line.moved_on")}
            onShow={() => void list.controller.refetch()}
          />
        }
      >
        <LineTable />
      </ListFrame>
    </div>
  );
}

/** Whether the newest line on the screen is not what the shop holds now. Only the unfiltered first page can tell. */
function hasMovedOn({ view, controller }: UrlList<BalanceLineView>, { balances }: MerchantView): boolean {
  if (view.cursor !== null || Object.keys(view.filters).length > 0 || view.sort.order !== "DESC") return false;
  const lines = controller.data;
  if (lines === undefined) return false;
  return balances.some(({ currency, amount }) => {
    const newest = lines.find((line) => line.currency === currency);
    return newest === undefined ? lines.length === 0 && amount !== 0 : newest.balance !== amount;
  });
}

function lineFilters({ balances }: MerchantView, words: Words): readonly FilterDefinition[] {
  const choices = balances.map(({ currency }) => ({ value: currency, label: currency }));
  const date = { kind: "date", name: "posted_at", label: words("balance_line.column.date") } as const;
  if (choices.length < 2) return [date];
  return [date, { kind: "choice", name: "currency", label: words("list.currency"), choices }];
}

/** On a narrow screen the date stands below what moved, and one column says how much, in or out, and what it came to. */
function LineTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  const sum = (amount: number, currency: string) => <MoneyText amount={amount} currency={currency} />;
  return (
    <ListTable<BalanceLineView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="balance-lines.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("balance_line.title")}
    >
      <ListColumn<BalanceLineView>
        source="kind"
        label={words("balance_line.column.what")}
        render={({ kind, subject, posted_at }) => (
          <>
            <RowLink to={recordPath(subject.type === "payment" ? "payments" : "payouts", subject.id)}>
              {words(`balance_line.kind.${kind}`)}
            </RowLink>
            <BelowText>
              <InstantText value={posted_at} />
            </BelowText>
          </>
        )}
      />
      {isNarrow && (
        <ListColumn<BalanceLineView>
          source="amount"
          label={words("payments.column.amount")}
          sx={moneyCell}
          render={({ amount, balance, currency }) => (
            <>
              {sum(amount, currency)}
              <BelowText>
                {words("balance_line.column.balance")}: {formatMoney(balance, currency)}
              </BelowText>
            </>
          )}
        />
      )}
      <ListColumn<BalanceLineView>
        source="subject"
        label={words("balance_line.column.reference")}
        render={({ subject }) => subject.reference ?? "–"}
      />
      {!isNarrow && (
        <ListColumn<BalanceLineView>
          source="posted_at"
          label={words("balance_line.column.date")}
          isSortable
          render={({ posted_at }) => <InstantText value={posted_at} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<BalanceLineView>
          source="in"
          label={words("balance_line.column.in")}
          sx={moneyCell}
          render={({ amount, currency }) => (amount > 0 ? sum(amount, currency) : null)}
        />
      )}
      {!isNarrow && (
        <ListColumn<BalanceLineView>
          source="out"
          label={words("balance_line.column.out")}
          sx={moneyCell}
          render={({ amount, currency }) => (amount < 0 ? sum(-amount, currency) : null)}
        />
      )}
      {!isNarrow && (
        <ListColumn<BalanceLineView>
          source="balance"
          label={words("balance_line.column.balance")}
          sx={moneyCell}
          render={({ balance, currency }) => sum(balance, currency)}
        />
      )}
    </ListTable>
  );
}
