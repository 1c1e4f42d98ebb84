import Box from "@mui/material/Box";
import { Fragment } from "react";
import { useListContext } from "react-admin";
import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { monospace } from "../../fields/monospace.ts";
import { PayerText } from "../../fields/PayerText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords } from "../../i18n/use-words.ts";
import { BelowChip, BelowText } from "../../lists/Below.tsx";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { SelectColumn } from "../../lists/SelectColumn.tsx";
import { listTable, selectableTable } from "../../lists/table-styles.ts";
import { recordPath } from "../resource-path.ts";
import { PaymentStatusChip } from "./PaymentStatusChip.tsx";
import { useMethodText } from "./use-method-text.ts";

interface PaymentTableProps {
  canSortByAmount: boolean;
  /** Whether rows can be selected. */
  isSelectable: boolean;
}

/**
 * The columns of the payments list. On a narrow screen two columns hold what matters most, and the rest is a swipe away.
 * Amounts of different currencies have no order, so theirs is offered when one currency is chosen.
 */
export function PaymentTable({ canSortByAmount, isSelectable }: PaymentTableProps) {
  const words = useWords();
  // These columns are empty for all other payments, so they come with the first payment by transfer.
  const { data = [] } = useListContext<PaymentRow>();
  const hasTransfers = data.some((payment) => payment.transfer !== null);
  const isNarrow = useNarrowScreen();
  const amount = (
    <ListColumn<PaymentRow>
      source="amount"
      label={words("payments.column.amount")}
      isSortable={canSortByAmount}
      sx={moneyCell}
      render={(payment) => (
        <>
          <MoneyText amount={payment.amount} currency={payment.currency} />
          <BelowChip>
            <PaymentStatusChip status={payment.status} api={payment.api} />
          </BelowChip>
        </>
      )}
    />
  );
  return (
    <ListTable<PaymentRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="payments.table"
      rowSx={() => linkedRow}
      sx={isSelectable ? selectableTable : listTable}
      aria-label={words("payments.title")}
    >
      {isSelectable && <SelectColumn<PaymentRow> nameOf={(payment) => payment.merchant_reference} />}
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
            <BelowText>
              <CreatedText payment={payment} />
            </BelowText>
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
      {!isNarrow && (
        <ListColumn<PaymentRow>
          source="status"
          label={words("payments.column.status")}
          render={(payment) => <PaymentStatusChip status={payment.status} api={payment.api} />}
        />
      )}
      <ListColumn<PaymentRow>
        source="payer"
        label={words("payments.column.payer")}
        render={(payment) => <PayerText payer={payment.payer} />}
      />
      <ListColumn<PaymentRow>
        source="method"
        label={words("payments.column.method")}
        render={(payment) => <MethodText payment={payment} />}
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
      {hasTransfers && (
        <ListColumn<PaymentRow>
          source="transfer.payer_document"
          label={words("payments.column.document")}
          cellSx={() => ({ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" })}
          render={({ transfer }) => transfer?.payer_document ?? "–"}
        />
      )}
      {hasTransfers && (
        <ListColumn<PaymentRow>
          source="transfer.reference"
          label={words("payments.column.bank_reference")}
          render={({ transfer }) => <BankReference transfer={transfer} />}
        />
      )}
      {hasTransfers && (
        <ListColumn<PaymentRow>
          source="merchant_id"
          label={words("payments.column.merchant")}
          cellSx={() => ({ whiteSpace: "nowrap" })}
          render={({ merchant_id }) => merchant_id ?? "–"}
        />
      )}
    </ListTable>
  );
}

/** What the payer was told to write, and once it came the bank's own name for it. */
function BankReference({ transfer }: Pick<PaymentRow, "transfer">) {
  if (transfer === null) return <>–</>;
  const { reference, bank_trx_id } = transfer;
  return (
    <Box component="span" sx={{ fontFamily: monospace, fontSize: "0.75rem", whiteSpace: "nowrap" }}>
      {reference}
      {bank_trx_id !== null && (
        <Box component="span" sx={{ display: "block", color: "text.secondary" }}>
          {bank_trx_id}
        </Box>
      )}
    </Box>
  );
}

/** Broken between the way to pay and its card only: rows are short of room. */
function MethodText({ payment }: { payment: PaymentRow }) {
  const parts = useMethodText()(payment).split(" · ");
  return parts.map((part, index) => (
    <Fragment key={part}>
      {index > 0 && " · "}
      <Box component="span" sx={{ whiteSpace: "nowrap" }}>
        {part}
      </Box>
    </Fragment>
  ));
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
