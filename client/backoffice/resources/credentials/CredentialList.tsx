import Add from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { DataTable, type RaRecord } from "react-admin";
import { useNavigate } from "react-router";
import type { CredentialView, IssuedCredential } from "../../../../shared/identity/credential.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { monospace } from "../../fields/monospace.ts";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { SecretDialog } from "../webhook-endpoints/SecretDialog.tsx";
import { CreateCredentialDialog } from "./CreateCredentialDialog.tsx";
import { CredentialStatusChip } from "./CredentialStatusChip.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

/** The clients with which shops' servers call the APIs. */
export default function CredentialList() {
  const words = useWords();
  const navigate = useNavigate();
  const mayManage = useMay("credentials.manage");
  const list = useUrlList<CredentialView>({ resource: "credentials", defaultSort: newestFirst });
  const [isCreating, setIsCreating] = useState(false);
  const [made, setMade] = useState<IssuedCredential | null>(null);
  return (
    <>
      <ListPage
        list={list as unknown as UrlList<RaRecord>}
        title={words("credentials.title")}
        emptyText={words("credentials.empty")}
        actions={
          mayManage && (
            <Button variant="contained" startIcon={<Add />} onClick={() => setIsCreating(true)}>
              {words("credentials.create")}
            </Button>
          )
        }
        filters={<FilterBar filters={credentialFilters(words)} />}
      >
        <CredentialTable />
      </ListPage>
      {isCreating && (
        <CreateCredentialDialog
          onClose={() => setIsCreating(false)}
          onCreated={(answer) => {
            setIsCreating(false);
            setMade(answer);
          }}
        />
      )}
      {made !== null && (
        <SecretDialog
          title={words("credential.secret_dialog")}
          made={{ secret: made.secret, previous_expires_at: null }}
          onClose={() => void navigate(recordPath("credentials", made.credential.id))}
        />
      )}
    </>
  );
}

function credentialFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "state",
      label: words("credentials.column.status"),
      choices: (["active", "revoked"] as const).map((value) => ({ value, label: words(`credential_status.${value}`) })),
    },
    {
      kind: "choice",
      name: "api",
      label: words("credentials.column.api"),
      choices: (["checkout", "payments", "lending"] as const).map((value) => ({
        value,
        label: words(`credential_api.${value}`),
      })),
    },
    { kind: "date", name: "created_at", label: words("credentials.column.created") },
  ];
}

/** On a narrow screen what a client is for and when it was used stand below its name. */
export function CredentialTable() {
  const words = useWords();
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"));
  return (
    <DataTable<CredentialView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="credentials.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("credentials.title")}
    >
      <ListColumn<CredentialView>
        source="name"
        label={words("credentials.column.name")}
        isSortable
        render={(credential) => (
          <>
            <RowLink to={recordPath("credentials", credential.id)}>
              <Box component="span" sx={{ whiteSpace: { xs: "normal", sm: "nowrap" } }}>
                {credential.name}
              </Box>
            </RowLink>
            {isNarrow && (
              <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                {words(`credential_api.${credential.api}`)} · {words("credentials.column.last_used")}
                {": "}
                <LastUsedText credential={credential} />
              </Box>
            )}
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<CredentialView>
          source="api"
          label={words("credentials.column.api")}
          render={({ api }) => words(`credential_api.${api}`)}
        />
      )}
      <ListColumn<CredentialView>
        source="revoked_at"
        label={words("credentials.column.status")}
        render={(credential) => <CredentialStatusChip credential={credential} />}
      />
      {!isNarrow && (
        <ListColumn<CredentialView>
          source="client_id"
          label={words("credentials.column.client_id")}
          render={({ client_id }) => (
            <Box component="code" sx={{ fontFamily: monospace, fontSize: "0.8125rem", whiteSpace: "nowrap" }}>
              {client_id}
            </Box>
          )}
        />
      )}
      {!isNarrow && (
        <ListColumn<CredentialView>
          source="last_used_at"
          label={words("credentials.column.last_used")}
          render={(credential) => <LastUsedText credential={credential} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<CredentialView>
          source="created_at"
          label={words("credentials.column.created")}
          isSortable
          render={({ id, created_at }) => (
            <InstantText value={created_at} form="relative" to={recordPath("credentials", id)} />
          )}
        />
      )}
    </DataTable>
  );
}

function LastUsedText({ credential: { id, last_used_at } }: { credential: CredentialView }) {
  const words = useWords();
  if (last_used_at === null) return <>{words("credentials.never")}</>;
  return <InstantText value={last_used_at} form="relative" to={recordPath("credentials", id)} />;
}
