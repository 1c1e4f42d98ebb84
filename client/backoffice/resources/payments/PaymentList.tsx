import Box from "@mui/material/Box";
import { DataTable, type RaRecord } from "react-admin";
import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { PayerText } from "../../fields/PayerText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { NewRowsPill } from "../../lists/NewRowsPill.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { ExportButton } from "./ExportButton.tsx";
import { methodText } from "./method-text.ts";
import { paymentFilters } from "./payment-filters.ts";
import { PaymentStatusChip } from "./PaymentStatusChip.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

export default function PaymentList() {
  const words = useWords();
  const list = useUrlList<PaymentRow>({ resource: "payments", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("payments.title")}
      emptyText={words("payments.empty")}
      actions={<ExportButton view={list.view} />}
      filters={<FilterBar filters={paymentFilters(words)} search={<SearchBox label={words("payments.search")} />} />}
      notice={<NewRowsPill type="payment" />}
    >
      <PaymentTable canSortByAmount={list.view.filters["currency"]?.length === 1} />
    </ListPage>
  );
}

/** Amounts of different currencies have no order, so theirs is offered when one currency is chosen. */
export function PaymentTable({ canSortByAmount }: { canSortByAmount: boolean }) {
  const words = useWords();
  return (
    <DataTable<PaymentRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="payments.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("payments.title")}
    >
      <ListColumn<PaymentRow>
        source="merchant_reference"
        label={words("payments.column.reference")}
        render={(payment) => (
          <RowLink to={recordPath("payments", payment.id)}>
            <Box
              component="span"
              sx={{
                display: "inline-block",
                maxWidth: { xs: 130, md: 220 },
                overflow: "hidden",
                textOverflow: "ellipsis",
                whiteSpace: "nowrap",
                verticalAlign: "bottom",
              }}
            >
              {payment.merchant_reference}
            </Box>
          </RowLink>
        )}
      />
      <ListColumn<PaymentRow>
        source="created_at"
        label={words("payments.column.created")}
        isSortable
        render={(payment) => (
          <InstantText value={payment.created_at} form="relative" to={recordPath("payments", payment.id)} />
        )}
      />
      <ListColumn<PaymentRow>
        source="status"
        label={words("payments.column.status")}
        render={(payment) => <PaymentStatusChip status={payment.status} />}
      />
      <ListColumn<PaymentRow>
        source="payer"
        label={words("payments.column.payer")}
        render={(payment) => <PayerText payer={payment.payer} />}
      />
      <ListColumn<PaymentRow>
        source="method"
        label={words("payments.column.method")}
        cellSx={() => ({ whiteSpace: "nowrap" })}
        render={methodText}
      />
      <ListColumn<PaymentRow>
        source="amount"
        label={words("payments.column.amount")}
        isSortable={canSortByAmount}
        sx={moneyCell}
        render={(payment) => <MoneyText amount={payment.amount} currency={payment.currency} />}
      />
      <ListColumn<PaymentRow>
        source="captured"
        label={words("payments.column.captured")}
        sx={moneyCell}
        render={(payment) => <MoneyText amount={payment.captured} currency={payment.currency} isQuietWhenZero />}
      />
      <ListColumn<PaymentRow>
        source="refunded"
        label={words("payments.column.refunded")}
        sx={moneyCell}
        render={(payment) => <MoneyText amount={-payment.refunded} currency={payment.currency} isQuietWhenZero />}
      />
    </DataTable>
  );
}
