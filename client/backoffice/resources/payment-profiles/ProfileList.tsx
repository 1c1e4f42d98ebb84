import Add from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import type { RaRecord } from "react-admin";
import { useNavigate } from "react-router";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { AccountName } from "../AccountName.tsx";
import { type MethodName, useMethodName } from "../payments/use-method-text.ts";
import { recordPath } from "../resource-path.ts";
import { CreateProfileDialog } from "./CreateProfileDialog.tsx";

const byName = { field: "name", order: "ASC" } as const;

/** What sessions offer and how the page looks, by the name that a shop's server gives. */
export default function ProfileList() {
  const words = useWords();
  const navigate = useNavigate();
  const mayManage = useMay("profiles.manage");
  const list = useUrlList<PaymentProfileView>({ resource: "payment-profiles", defaultSort: byName });
  const [isCreating, setIsCreating] = useState(false);
  return (
    <>
      <ListPage
        list={list as unknown as UrlList<RaRecord>}
        title={words("profiles.title")}
        emptyText={words("profiles.empty")}
        actions={
          mayManage && (
            <Button variant="contained" startIcon={<Add />} onClick={() => setIsCreating(true)}>
              {words("profiles.create")}
            </Button>
          )
        }
        filters={<FilterBar filters={[]} />}
      >
        <ProfileTable />
      </ListPage>
      {isCreating && (
        <CreateProfileDialog
          onClose={() => setIsCreating(false)}
          onCreated={(made) => void navigate(recordPath("payment-profiles", made.id))}
        />
      )}
    </>
  );
}

const quiet = { color: "text.secondary", fontSize: "0.8125rem" };

/** On a narrow screen a profile's account stands below its name. */
export function ProfileTable() {
  const words = useWords();
  const nameOf = useMethodName();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<PaymentProfileView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="payment-profiles.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("profiles.title")}
    >
      <ListColumn<PaymentProfileView>
        source="name"
        label={words("profiles.column.name")}
        isSortable
        render={({ id, name, description, account_id }) => (
          <>
            <RowLink to={recordPath("payment-profiles", id)}>{name}</RowLink>
            {description !== null && <Box sx={quiet}>{description}</Box>}
            {isNarrow && (
              <Box sx={quiet}>
                <AccountName id={account_id} />
              </Box>
            )}
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<PaymentProfileView>
          source="account_id"
          label={words("payment.account")}
          render={({ account_id }) => <AccountName id={account_id} />}
        />
      )}
      <ListColumn<PaymentProfileView>
        source="settings.methods"
        label={words("profiles.column.methods")}
        render={({ settings }) => methodNames(settings.methods, nameOf)}
      />
      {!isNarrow && (
        <ListColumn<PaymentProfileView>
          source="settings.auto_capture"
          label={words("profiles.column.capture")}
          render={({ settings }) => words(settings.auto_capture ? "profiles.automatic" : "profiles.by_hand")}
        />
      )}
      {!isNarrow && (
        <ListColumn<PaymentProfileView>
          source="updated_at"
          label={words("payment.updated")}
          render={({ id, updated_at }) => (
            <InstantText value={updated_at} form="relative" to={recordPath("payment-profiles", id)} />
          )}
        />
      )}
    </ListTable>
  );
}

const namesShown = 4;

/** The first ways to pay that are on, and how many there are beside them. */
function methodNames(methods: PaymentProfileView["settings"]["methods"], nameOf: MethodName): string {
  const labels = methods.filter(({ is_enabled }) => is_enabled).map(({ type }) => nameOf(type));
  if (labels.length === 0) return "–";
  const more = labels.length - namesShown;
  return `${labels.slice(0, namesShown).join(", ")}${more > 0 ? ` +${more}` : ""}`;
}
