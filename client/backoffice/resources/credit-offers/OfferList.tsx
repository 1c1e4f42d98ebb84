import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import type { RaRecord } from "react-admin";
import { useNavigate } from "react-router";
import { offerStatuses } from "../../../../shared/lending/lending-states.ts";
import type { OfferRow } from "../../../../shared/lending/offer.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { BelowChip } from "../../lists/Below.tsx";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { usePartnerFilters } from "../../lists/use-partner-filters.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { IssueOfferDialog } from "./IssueOfferDialog.tsx";
import { rateText, termText } from "./offer-texts.ts";
import { OfferStatusChip } from "./OfferStatusChip.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

/** What customers may borrow, and what became of it. */
export default function OfferList() {
  const words = useWords();
  const mayManage = useMay("offers.manage");
  const navigate = useNavigate();
  const [isIssuing, setIssuing] = useState(false);
  const list = useUrlList<OfferRow>({ resource: "credit-offers", defaultSort: newestFirst });
  return (
    <>
      <ListPage
        list={list as unknown as UrlList<RaRecord>}
        title={words("offers.title")}
        emptyText={words("offers.empty")}
        actions={
          mayManage && (
            <Button variant="contained" startIcon={<Add />} onClick={() => setIssuing(true)}>
              {words("offers.issue")}
            </Button>
          )
        }
        filters={
          <FilterBar
            filters={[...offerFilters(words), ...usePartnerFilters()]}
            search={<SearchBox label={words("offers.search")} />}
          />
        }
      >
        <OfferTable />
      </ListPage>
      {isIssuing && (
        <IssueOfferDialog
          onClose={() => setIssuing(false)}
          onIssued={({ id }) => void navigate(recordPath("credit-offers", id))}
        />
      )}
    </>
  );
}

function offerFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "status",
      label: words("offers.column.status"),
      choices: offerStatuses.map((value) => ({ value, label: words(`offer_status.${value}`) })),
    },
    { kind: "date", name: "created_at", label: words("offers.column.created") },
    { kind: "text", name: "customer_id", label: words("customers.filter.id") },
  ];
}

/** On a narrow screen the state stands below the customer; everything else is on the offer's page. */
function OfferTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<OfferRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="credit-offers.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("offers.title")}
    >
      <ListColumn<OfferRow>
        source="customer_name"
        label={words("offers.column.customer")}
        render={({ id, customer_id, customer_name, status }) => (
          <>
            <RowLink to={recordPath("credit-offers", id)}>{customer_name === "" ? customer_id : customer_name}</RowLink>
            <BelowChip>
              <OfferStatusChip status={status} />
            </BelowChip>
          </>
        )}
      />
      <ListColumn<OfferRow>
        source="approved_amount"
        label={words("offers.column.amount")}
        sx={moneyCell}
        render={({ approved_amount }) => <MoneyText amount={approved_amount} currency="BRL" />}
      />
      {!isNarrow && (
        <ListColumn<OfferRow>
          source="status"
          label={words("offers.column.status")}
          render={({ status }) => <OfferStatusChip status={status} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<OfferRow>
          source="rate_ppm"
          label={words("offers.column.rate")}
          sx={moneyCell}
          render={({ rate_ppm }) => rateText(rate_ppm)}
        />
      )}
      {!isNarrow && (
        <ListColumn<OfferRow>
          source="installments_max"
          label={words("offers.column.term")}
          cellSx={() => ({ whiteSpace: "nowrap" })}
          render={(offer) => termText(offer, words)}
        />
      )}
      {!isNarrow && (
        <ListColumn<OfferRow>
          source="valid_until"
          label={words("offers.column.valid_until")}
          render={({ id, valid_until }) => <InstantText value={valid_until} to={recordPath("credit-offers", id)} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<OfferRow>
          source="created_at"
          label={words("offers.column.created")}
          isSortable
          render={({ id, created_at }) => (
            <InstantText value={created_at} form="relative" to={recordPath("credit-offers", id)} />
          )}
        />
      )}
    </ListTable>
  );
}
