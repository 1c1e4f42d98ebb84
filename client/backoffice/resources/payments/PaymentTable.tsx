import Box from "@mui/material/Box";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { Theme } from "@mui/material/styles";
import { DataTable } from "react-admin";
import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { PayerText } from "../../fields/PayerText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { recordPath } from "../resource-path.ts";
import { methodText } from "./method-text.ts";
import { PaymentStatusChip } from "./PaymentStatusChip.tsx";

/**
 * The columns of the payments list. On a narrow screen what matters most stands first, and the rest is a swipe away.
 * Amounts of different currencies have no order, so theirs is offered when one currency is chosen.
 */
export function PaymentTable({ canSortByAmount }: { canSortByAmount: boolean }) {
  const words = useWords();
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"));
  const amount = (
    <ListColumn<PaymentRow>
      source="amount"
      label={words("payments.column.amount")}
      isSortable={canSortByAmount}
      sx={moneyCell}
      render={(payment) => <MoneyText amount={payment.amount} currency={payment.currency} />}
    />
  );
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
          <>
            <RowLink to={recordPath("payments", payment.id)}>
              <Box component="span" sx={cutReference}>
                {payment.merchant_reference}
              </Box>
            </RowLink>
            {isNarrow && (
              <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                <CreatedText payment={payment} />
              </Box>
            )}
          </>
        )}
      />
      {isNarrow ? (
        amount
      ) : (
        <ListColumn<PaymentRow>
          source="created_at"
          label={words("payments.column.created")}
          isSortable
          render={(payment) => <CreatedText payment={payment} />}
        />
      )}
      <ListColumn<PaymentRow>
        source="status"
        label={words("payments.column.status")}
        render={(payment) => <PaymentStatusChip status={payment.status} api={payment.api} />}
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
      {!isNarrow && amount}
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

function CreatedText({ payment }: { payment: PaymentRow }) {
  return <InstantText value={payment.created_at} form="relative" to={recordPath("payments", payment.id)} />;
}

const cutReference = {
  display: "inline-block",
  maxWidth: { xs: 116, md: 200 },
  overflow: "hidden",
  textOverflow: "ellipsis",
  verticalAlign: "bottom",
};
