import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import type { RaRecord } from "react-admin";
import { Link as RouterLink } from "react-router";
import { type TokenCallView, tokenOutcomes } from "../../../../shared/identity/token-call.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { monospace } from "../../fields/monospace.ts";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { allAccounts, useAccountScope } from "../../layout/use-account-scope.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { TokenOutcomeChip } from "./TokenOutcomeChip.tsx";
import { useTokenClients } from "./use-token-clients.ts";

const newestFirst = { field: "at", order: "DESC" } as const;

/** Who asked for access tokens, from where, and what came of it. */
export default function TokenCallList() {
  const words = useWords();
  const [account] = useAccountScope();
  const list = useUrlList<TokenCallView>({ resource: "token-calls", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("token_calls.title")}
      emptyText={words("token_calls.empty")}
      actions={
        <Button variant="outlined" component={RouterLink} to={`/credentials?account=${account ?? allAccounts}`}>
          {words("token_calls.back")}
        </Button>
      }
      filters={<FilterBar filters={tokenCallFilters(words, useTokenClients())} />}
    >
      <TokenCallTable />
    </ListPage>
  );
}

function tokenCallFilters(
  words: Words,
  clients: readonly { value: string; label: string }[],
): readonly FilterDefinition[] {
  return [
    { kind: "choice", name: "credential_id", label: words("token_calls.column.client"), choices: clients },
    {
      kind: "choice",
      name: "outcome",
      label: words("token_calls.column.outcome"),
      choices: tokenOutcomes.map((value) => ({ value, label: words(`token_outcome.${value}`) })),
    },
    {
      kind: "choice",
      name: "api",
      label: words("token_calls.column.api"),
      choices: (["lending", "checkout"] as const).map((value) => ({ value, label: words(`credential_api.${value}`) })),
    },
    { kind: "text", name: "client_id", label: words("token_calls.filter.client") },
    { kind: "text", name: "ip", label: words("token_calls.filter.ip") },
    { kind: "date", name: "at", label: words("token_calls.column.at") },
  ];
}

/** On a narrow screen where from and what for stand below the client. */
function TokenCallTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<TokenCallView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="token-calls.table"
      sx={listTable}
      aria-label={words("token_calls.title")}
    >
      <ListColumn<TokenCallView>
        source="at"
        label={words("token_calls.column.at")}
        isSortable
        render={({ at }) => <InstantText value={at} />}
      />
      <ListColumn<TokenCallView>
        source="credential_id"
        label={words("token_calls.column.client")}
        render={(call) => (
          <>
            <ClientName call={call} />
            {isNarrow && (
              <>
                <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", my: 0.5 }}>
                  {[words(`credential_api.${call.api}`), call.ip].filter((part) => part !== null).join(" · ")}
                </Box>
                <TokenOutcomeChip outcome={call.outcome} />
              </>
            )}
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<TokenCallView>
          source="outcome"
          label={words("token_calls.column.outcome")}
          render={({ outcome }) => <TokenOutcomeChip outcome={outcome} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<TokenCallView>
          source="api"
          label={words("token_calls.column.api")}
          render={({ api }) => words(`credential_api.${api}`)}
        />
      )}
      {!isNarrow && (
        <ListColumn<TokenCallView> source="ip" label={words("token_calls.column.ip")} render={({ ip }) => ip ?? "–"} />
      )}
      {!isNarrow && (
        <ListColumn<TokenCallView>
          source="expires_at"
          label={words("token_calls.column.expires")}
          render={({ expires_at: expiresAt }) => (expiresAt === null ? "–" : <InstantText value={expiresAt} />)}
        />
      )}
    </ListTable>
  );
}

function ClientName({ call: { credential_id, credential_name, client_id } }: { call: TokenCallView }) {
  const words = useWords();
  if (credential_id !== null) {
    return (
      <Link component={RouterLink} to={recordPath("credentials", credential_id)} sx={{ overflowWrap: "anywhere" }}>
        {credential_name}
      </Link>
    );
  }
  if (client_id === null) return <>{words("token_calls.none")}</>;
  return (
    <>
      {words("token_calls.unknown")}{" "}
      <Box component="code" sx={{ fontFamily: monospace, fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
        {client_id}
      </Box>
    </>
  );
}
