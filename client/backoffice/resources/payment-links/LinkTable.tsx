import Box from "@mui/material/Box";
import type { PaymentLinkView } from "../../../../shared/checkout/payment-link.schema.ts";
import { CopyButton } from "../../fields/CopyButton.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords } from "../../i18n/use-words.ts";
import { BelowChip, BelowText } from "../../lists/Below.tsx";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { recordPath } from "../resource-path.ts";
import { LinkStatusChip } from "./LinkStatusChip.tsx";

/** On a narrow screen what has become of a link stands below its reference, and its end below the amount. */
export function LinkTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<PaymentLinkView>
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
        render={(link) => (
          <>
            <RowLink to={recordPath("sessions", link.id)}>
              <Box component="span" sx={{ whiteSpace: "normal", overflowWrap: "anywhere" }}>
                {link.merchant_reference}
              </Box>
            </RowLink>
            <BelowChip>
              <LinkStatusChip link={link} />
            </BelowChip>
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<PaymentLinkView>
          source="status"
          label={words("links.column.status")}
          render={(link) => <LinkStatusChip link={link} />}
        />
      )}
      <ListColumn<PaymentLinkView>
        source="amount"
        label={words("links.column.amount")}
        sx={moneyCell}
        render={({ id, amount, currency, expires_at }) => (
          <>
            <MoneyText amount={amount} currency={currency} />
            <BelowText>
              {words("links.column.expires")} <TimeText id={id} value={expires_at} />
            </BelowText>
          </>
        )}
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
      {!isNarrow && (
        <ListColumn<PaymentLinkView>
          source="created_at"
          label={words("links.column.created")}
          isSortable
          render={({ id, created_at }) => <TimeText id={id} value={created_at} />}
        />
      )}
      {!isNarrow && <ListColumn<PaymentLinkView> source="created_by" label={words("links.column.by")} />}
      {!isNarrow && (
        <ListColumn<PaymentLinkView>
          source="opened_at"
          label={words("links.column.opened")}
          render={({ id, opened_at }) =>
            opened_at === null ? words("links.not_opened") : <TimeText id={id} value={opened_at} />
          }
        />
      )}
      {!isNarrow && (
        <ListColumn<PaymentLinkView>
          source="expires_at"
          label={words("links.column.expires")}
          render={({ id, expires_at }) => <TimeText id={id} value={expires_at} />}
        />
      )}
    </ListTable>
  );
}

function TimeText({ id, value }: { id: string; value: string }) {
  return <InstantText value={value} form="relative" to={recordPath("sessions", id)} />;
}
