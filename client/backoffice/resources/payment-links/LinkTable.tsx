import Box from "@mui/material/Box";
import { DataTable } from "react-admin";
import type { PaymentLinkView } from "../../../../shared/checkout/payment-link.schema.ts";
import { CopyButton } from "../../fields/CopyButton.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { recordPath } from "../resource-path.ts";
import { LinkStatusChip } from "./LinkStatusChip.tsx";

export function LinkTable() {
  const words = useWords();
  return (
    <DataTable<PaymentLinkView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="payment-links.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("links.title")}
    >
      <ListColumn<PaymentLinkView>
        source="merchant_reference"
        label={words("links.column.reference")}
        render={({ id, merchant_reference }) => <RowLink to={recordPath("sessions", id)}>{merchant_reference}</RowLink>}
      />
      <ListColumn<PaymentLinkView>
        source="status"
        label={words("links.column.status")}
        render={(link) => <LinkStatusChip link={link} />}
      />
      <ListColumn<PaymentLinkView>
        source="amount"
        label={words("links.column.amount")}
        sx={moneyCell}
        render={({ amount, currency }) => <MoneyText amount={amount} currency={currency} />}
      />
      <ListColumn<PaymentLinkView>
        source="url"
        label={words("links.column.url")}
        render={({ url }) => (
          // Above the row's own link, so that copying does not open the row.
          <Box component="span" sx={{ position: "relative", zIndex: 2 }}>
            <CopyButton text={url} what={words("links.url")} />
          </Box>
        )}
      />
      <ListColumn<PaymentLinkView>
        source="created_at"
        label={words("links.column.created")}
        isSortable
        render={({ id, created_at }) => (
          <InstantText value={created_at} form="relative" to={recordPath("sessions", id)} />
        )}
      />
      <ListColumn<PaymentLinkView> source="created_by" label={words("links.column.by")} />
      <ListColumn<PaymentLinkView>
        source="opened_at"
        label={words("links.column.opened")}
        render={({ id, opened_at }) =>
          opened_at === null ? (
            words("links.not_opened")
          ) : (
            <InstantText value={opened_at} form="relative" to={recordPath("sessions", id)} />
          )
        }
      />
      <ListColumn<PaymentLinkView>
        source="expires_at"
        label={words("links.column.expires")}
        render={({ id, expires_at }) => (
          <InstantText value={expires_at} form="relative" to={recordPath("sessions", id)} />
        )}
      />
    </DataTable>
  );
}
