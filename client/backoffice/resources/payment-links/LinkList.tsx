import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import type { RaRecord } from "react-admin";
import type { PaymentLinkView } from "../../../../shared/checkout/payment-link.schema.ts";
import { sessionStatuses } from "../../../../shared/checkout/session.schema.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListPage } from "../../lists/ListPage.tsx";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { CreateLinkDialog } from "./CreateLinkDialog.tsx";
import { LinkMadeDialog } from "./LinkMadeDialog.tsx";
import { LinkTable } from "./LinkTable.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

/** Checkout pages that people made for payers, to send by hand. */
export default function LinkList() {
  const words = useWords();
  const mayManage = useMay("links.manage");
  const list = useUrlList<PaymentLinkView>({ resource: "payment-links", defaultSort: newestFirst });
  const [isCreating, setIsCreating] = useState(false);
  const [made, setMade] = useState<PaymentLinkView | null>(null);
  return (
    <>
      <ListPage
        list={list as unknown as UrlList<RaRecord>}
        title={words("links.title")}
        emptyText={words(mayManage ? "links.empty" : "links.empty_reader")}
        actions={
          mayManage && (
            <Button variant="contained" startIcon={<Add />} onClick={() => setIsCreating(true)}>
              {words("links.create")}
            </Button>
          )
        }
        filters={<FilterBar filters={linkFilters(words)} />}
      >
        <LinkTable />
      </ListPage>
      {isCreating && (
        <CreateLinkDialog
          onClose={() => setIsCreating(false)}
          onCreated={(link) => {
            setIsCreating(false);
            setMade(link);
          }}
        />
      )}
      {made !== null && <LinkMadeDialog link={made} onClose={() => setMade(null)} />}
    </>
  );
}

function linkFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "status",
      label: words("links.column.status"),
      choices: sessionStatuses.map((value) => ({ value, label: words(`link_status.${value}`) })),
    },
    { kind: "date", name: "created_at", label: words("links.column.created") },
    { kind: "text", name: "merchant_reference", label: words("links.column.reference") },
  ];
}
