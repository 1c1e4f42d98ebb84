import type { RaRecord } from "react-admin";
import { formatMoney } from "../../i18n/number-text.ts";
import type { MerchantView } from "../../../../shared/transfers/merchant.schema.ts";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { moneyCell } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { oneLineTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { AccountName } from "../AccountName.tsx";
import { recordPath } from "../resource-path.ts";

const byName = { field: "name", order: "ASC" } as const;

/** The shops of the accounts in reach, with what each holds. */
export default function MerchantList() {
  const words = useWords();
  const list = useUrlList<MerchantView>({ resource: "merchants", defaultSort: byName });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("merchants.title")}
      emptyText={words("merchants.empty")}
      filters={<FilterBar filters={[]} />}
    >
      <ListTable<MerchantView>
        bulkActionButtons={false}
        rowClick={false}
        storeKey="merchants.table"
        rowSx={() => linkedRow}
        sx={oneLineTable}
        aria-label={words("merchants.title")}
      >
        <ListColumn<MerchantView>
          source="name"
          label={words("merchants.column.name")}
          isSortable
          render={({ id, name }) => <RowLink to={recordPath("merchants", id)}>{name}</RowLink>}
        />
        <ListColumn<MerchantView>
          source="balances"
          label={words("merchants.column.balance")}
          sx={moneyCell}
          cellSx={() => ({ whiteSpace: "nowrap" })}
          render={({ balances }) => balanceText(balances)}
        />
        <ListColumn<MerchantView>
          source="settings.currencies"
          label={words("merchants.column.currencies")}
          render={({ settings }) => (settings.currencies.length === 0 ? "–" : settings.currencies.join(", "))}
        />
        <ListColumn<MerchantView>
          source="settings.pays_out"
          label={words("merchants.column.payouts")}
          render={({ settings }) => words(settings.pays_out ? "merchants.payouts_on" : "merchants.payouts_off")}
        />
        <ListColumn<MerchantView>
          source="account_id"
          label={words("merchants.column.account")}
          render={({ account_id }) => <AccountName id={account_id} />}
        />
      </ListTable>
    </ListPage>
  );
}

/** One after the other: amounts of two currencies make no sum. */
function balanceText(balances: MerchantView["balances"]): string {
  if (balances.length === 0) return "–";
  return balances.map(({ amount, currency }) => formatMoney(amount, currency)).join(" · ");
}
