import Box from "@mui/material/Box";
import type { RaRecord } from "react-admin";
import { settlementPaymentStatuses, type SettlementRow } from "../../../../shared/settlements/settlement.schema.ts";
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
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { commonCurrencies } from "../payments/payment-filters.ts";
import { recordPath } from "../resource-path.ts";
import { providers, useProviderName } from "./provider-name.ts";
import { SettleButton } from "./SettleButton.tsx";
import { SettlementPaymentChip } from "./SettlementPaymentChip.tsx";

const newestFirst = { field: "settled_at", order: "DESC" } as const;

/** What the shops were paid, and what waits for later sales. */
export default function SettlementList() {
  const words = useWords();
  const providerName = useProviderName();
  const list = useUrlList<SettlementRow>({ resource: "settlements", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("settlements.title")}
      emptyText={words("settlements.empty")}
      actions={<SettleButton />}
      filters={
        <FilterBar
          filters={settlementFilters(words, providerName)}
          search={<SearchBox label={words("settlements.search")} />}
        />
      }
    >
      <SettlementTable />
    </ListPage>
  );
}

function settlementFilters(words: Words, providerName: (provider: string) => string): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "payment_status",
      label: words("settlements.column.status"),
      choices: settlementPaymentStatuses.map((value) => ({ value, label: words(`settlement_payment.${value}`) })),
    },
    {
      kind: "choice",
      name: "provider",
      label: words("settlements.column.provider"),
      choices: providers.map((value) => ({ value, label: providerName(value) })),
    },
    {
      kind: "choice",
      name: "currency",
      label: words("list.currency"),
      choices: commonCurrencies.map((value) => ({ value, label: value })),
    },
    { kind: "date", name: "settled_at", label: words("settlements.column.settled") },
  ];
}

/** Eight columns fit beside the menu when they stand a little closer. */
const settlementTable = { ...listTable, "& .MuiTableCell-root:not(:first-of-type)": { px: 0.875 } } as const;

/** On a narrow screen the reference stands over when and by whom, and the amount over whether it was paid. */
export function SettlementTable() {
  const words = useWords();
  const providerName = useProviderName();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<SettlementRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="settlements.table"
      rowSx={() => linkedRow}
      sx={settlementTable}
      aria-label={words("settlements.title")}
    >
      <ListColumn<SettlementRow>
        source="provider_reference"
        label={words("settlements.column.reference")}
        render={(row) => (
          <>
            <RowLink to={recordPath("settlements", row.id)}>
              <Box component="span" sx={{ whiteSpace: { xs: "normal", sm: "nowrap" } }}>
                {row.provider_reference}
              </Box>
            </RowLink>
            <BelowText>
              <SettledText row={row} /> · {providerName(row.provider)}
            </BelowText>
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<SettlementRow>
          source="settled_at"
          label={words("settlements.column.settled")}
          isSortable
          render={(row) => <SettledText row={row} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<SettlementRow>
          source="payment_status"
          label={words("settlements.column.status")}
          render={({ payment_status }) => <SettlementPaymentChip status={payment_status} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<SettlementRow>
          source="provider"
          label={words("settlements.column.provider")}
          cellSx={() => ({ whiteSpace: "nowrap" })}
          render={({ provider }) => providerName(provider)}
        />
      )}
      {!isNarrow && <FigureColumn name="capture" />}
      {!isNarrow && <FigureColumn name="refund" />}
      {!isNarrow && <FigureColumn name="fee" />}
      <ListColumn<SettlementRow>
        source="amount"
        label={words("settlements.column.amount")}
        sx={moneyCell}
        render={({ amount, currency, payment_status }) => (
          <>
            <MoneyText amount={amount} currency={currency} />
            <BelowChip>
              <SettlementPaymentChip status={payment_status} />
            </BelowChip>
          </>
        )}
      />
    </ListTable>
  );
}

/** What goes into the amount: captures add to it, refunds and fees take from it. */
function FigureColumn({ name }: { name: "capture" | "refund" | "fee" }) {
  const words = useWords();
  return (
    <ListColumn<SettlementRow>
      source={name}
      label={words(`settlements.column.${name}`)}
      sx={moneyCell}
      render={({ [name]: figure, currency }) => (
        <MoneyText amount={name === "capture" ? figure : -figure} currency={currency} isQuietWhenZero />
      )}
    />
  );
}

function SettledText({ row }: { row: SettlementRow }) {
  return <InstantText value={row.settled_at} form="relative" to={recordPath("settlements", row.id)} />;
}
