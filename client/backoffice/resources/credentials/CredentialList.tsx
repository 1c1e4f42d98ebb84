import Add from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useState } from "react";
import type { RaRecord } from "react-admin";
import { Link, useNavigate } from "react-router";
import { credentialConcerns } from "../../../../shared/identity/credential-care.ts";
import type { CredentialView, IssuedCredential } from "../../../../shared/identity/credential.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { monospace } from "../../fields/monospace.ts";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { allAccounts, useAccountScope } from "../../layout/use-account-scope.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { BelowText } from "../../lists/Below.tsx";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { SecretDialog } from "../webhook-endpoints/SecretDialog.tsx";
import { ConcernChips } from "./ConcernChips.tsx";
import { CreateCredentialDialog } from "./CreateCredentialDialog.tsx";
import { CredentialStatusChip } from "./CredentialStatusChip.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

/** The clients with which shops' servers call the APIs. */
export default function CredentialList() {
  const words = useWords();
  const navigate = useNavigate();
  const [account] = useAccountScope();
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
            <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", justifyContent: "flex-end" }}>
              <Button variant="outlined" component={Link} to={`/token-calls?account=${account ?? allAccounts}`}>
                {words("credential_care.log")}
              </Button>
              <Button variant="contained" startIcon={<Add />} onClick={() => setIsCreating(true)}>
                {words("credentials.create")}
              </Button>
            </Stack>
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
    {
      kind: "choice",
      name: "concern",
      label: words("credential_care.filter"),
      choices: credentialConcerns.map((value) => ({ value, label: words(`credential_care.concern.${value}`) })),
    },
    { kind: "date", name: "created_at", label: words("credentials.column.created") },
  ];
}

/** On a narrow screen what a client is for and when it was used stand below its name. */
export function CredentialTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<CredentialView>
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
            <BelowText>
              {words(`credential_api.${credential.api}`)} · {words("credentials.column.last_used")}
              {": "}
              <LastUsedText credential={credential} />
            </BelowText>
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
        render={(credential) => (
          <Stack direction="row" sx={{ gap: 0.75, flexWrap: "wrap" }}>
            <CredentialStatusChip credential={credential} />
            <ConcernChips concerns={credential.concerns} />
          </Stack>
        )}
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
    </ListTable>
  );
}

function LastUsedText({ credential: { id, last_used_at } }: { credential: CredentialView }) {
  const words = useWords();
  if (last_used_at === null) return <>{words("credentials.never")}</>;
  return <InstantText value={last_used_at} form="relative" to={recordPath("credentials", id)} />;
}
