import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import type { RaRecord } from "react-admin";
import { Link as RouterLink } from "react-router";
import { alertKindsFor, alertStates, type AlertView } from "../../../../shared/alerts/alert.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { AccountName } from "../AccountName.tsx";
import { AcknowledgeButton } from "./AcknowledgeButton.tsx";
import { alertPath } from "./alert-path.ts";
import { AlertStateChip } from "./AlertStateChip.tsx";

const newestFirst = { field: "raised_at", order: "DESC" } as const;

/** What somebody with this role should look at, and who has taken note. */
export default function AlertList() {
  const words = useWords();
  const held = useStaffSession()?.permissions ?? [];
  const list = useUrlList<AlertView>({ resource: "alerts", defaultSort: newestFirst });
  const kinds = alertKindsFor((permission) => held.includes(permission));
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("alerts.title")}
      emptyText={words("alerts.empty")}
      filters={<FilterBar filters={alertFilters(words, kinds)} />}
    >
      <AlertTable />
    </ListPage>
  );
}

function alertFilters(words: Words, kinds: ReturnType<typeof alertKindsFor>): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "state",
      label: words("alerts.filter.state"),
      choices: alertStates.map((value) => ({ value, label: words(`alert_state.${value}`) })),
    },
    {
      kind: "choice",
      name: "kind",
      label: words("alerts.filter.kind"),
      choices: kinds.map((value) => ({ value, label: words(`alert_kind.${value}`) })),
    },
    { kind: "date", name: "raised_at", label: words("alerts.filter.raised") },
  ];
}

/** On a narrow screen since when and how it stands are below what it is. */
function AlertTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<AlertView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="alerts.table"
      sx={listTable}
      aria-label={words("alerts.title")}
    >
      <ListColumn<AlertView>
        source="kind"
        label={words("alerts.column.what")}
        render={(alert) => (
          <>
            <What alert={alert} />
            {isNarrow && (
              <Stack sx={{ gap: 0.75, mt: 0.75, alignItems: "flex-start" }}>
                <Where alert={alert} />
                <Standing alert={alert} />
              </Stack>
            )}
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<AlertView>
          source="label"
          label={words("alerts.column.object")}
          render={(alert) => <Where alert={alert} />}
          cellSx={() => ({ maxWidth: 340 })}
        />
      )}
      {!isNarrow && (
        <ListColumn<AlertView>
          source="account_id"
          label={words("alerts.column.account")}
          render={({ account_id: id }) => <AccountName id={id} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<AlertView>
          source="raised_at"
          label={words("alerts.column.raised")}
          isSortable
          render={({ raised_at: at }) => <InstantText value={at} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<AlertView>
          source="state"
          label={words("alerts.column.state")}
          render={(alert) => <Standing alert={alert} />}
        />
      )}
    </ListTable>
  );
}

/** What it is, how much of it, and since when; of an offer, until when it can be taken. */
function What({ alert: { kind, amount, since } }: { alert: AlertView }) {
  const words = useWords();
  const isCounted = kind in counted && amount !== null;
  return (
    <>
      {words(`alert_kind.${kind}`)}
      <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
        {isCounted && `${words(`alert_amount.${kind as keyof typeof counted}`, { smart_count: amount })} · `}
        {words(kind === "offer_expiring" ? "alerts.until" : "alerts.since")} <InstantText value={since} />
      </Box>
    </>
  );
}

const counted = {
  deliveries_exhausted: true,
  installment_missed: true,
  credential_old: true,
  credential_unused: true,
} as const;

function Where({ alert }: { alert: AlertView }) {
  return (
    <Link component={RouterLink} to={alertPath(alert)} sx={{ overflowWrap: "anywhere" }}>
      {alert.label}
    </Link>
  );
}

/** How it stands, who has taken note and when; or the way to do so. */
function Standing({ alert }: { alert: AlertView }) {
  const { state, acknowledged_at: at, acknowledged_by: name } = alert;
  return (
    <Stack direction="row" sx={{ alignItems: "center", gap: 1, flexWrap: "wrap" }}>
      <AlertStateChip state={state} />
      {state === "open" && <AcknowledgeButton alert={alert} />}
      {at !== null && (
        <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {name} · <InstantText value={at} />
        </Box>
      )}
    </Stack>
  );
}
