import Box from "@mui/material/Box";
import type { RaRecord } from "react-admin";
import { callOutcomes, type CallRow } from "../../../../shared/wire-calls/wire-call.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { monospace } from "../../fields/monospace.ts";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { CallAnswerChip } from "./CallAnswerChip.tsx";
import { CallObject } from "./CallObject.tsx";

const newestFirst = { field: "at", order: "DESC" } as const;

/** What partners' servers asked to be changed, and what they were answered. */
export default function CallList() {
  const words = useWords();
  const list = useUrlList<CallRow>({ resource: "calls", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("calls.title")}
      emptyText={words("calls.empty")}
      filters={<FilterBar filters={callFilters(words)} search={<SearchBox label={words("calls.search")} />} />}
    >
      <CallTable />
    </ListPage>
  );
}

function callFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "outcome",
      label: words("calls.filter.outcome"),
      choices: callOutcomes.map((value) => ({ value, label: words(`calls.outcome.${value}`) })),
    },
    {
      kind: "choice",
      name: "method",
      label: words("calls.filter.method"),
      choices: ["POST", "PATCH", "DELETE"].map((value) => ({ value, label: value })),
    },
    {
      kind: "choice",
      name: "is_replay",
      label: words("calls.filter.replay"),
      choices: (["true", "false"] as const).map((value) => ({ value, label: words(`calls.replays.${value}`) })),
    },
    { kind: "text", name: "idempotency_key", label: words("calls.filter.key") },
    { kind: "date", name: "at", label: words("calls.column.at") },
  ];
}

/** On a narrow screen the answer and the client stand below the call. */
function CallTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<CallRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="calls.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("calls.title")}
    >
      <ListColumn<CallRow>
        source="at"
        label={words("calls.column.at")}
        isSortable
        render={({ id, at }) => <InstantText value={at} to={recordPath("calls", id)} />}
      />
      <ListColumn<CallRow>
        source="path"
        label={words("calls.column.call")}
        render={(call) => (
          <>
            <RowLink to={recordPath("calls", call.id)}>
              <Box component="span" sx={callText}>
                {call.method} {call.path}
              </Box>
            </RowLink>
            {isNarrow && (
              <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", mt: 0.5 }}>
                <CallAnswerChip call={call} /> {call.credential_name}
              </Box>
            )}
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<CallRow>
          source="status"
          label={words("calls.column.outcome")}
          render={(call) => <CallAnswerChip call={call} />}
        />
      )}
      {!isNarrow && (
        <ListColumn<CallRow>
          source="object"
          label={words("calls.column.object")}
          render={({ object }) => (object === null ? "–" : <CallObject object={object} />)}
        />
      )}
      {!isNarrow && (
        <ListColumn<CallRow>
          source="credential_id"
          label={words("calls.column.client")}
          render={({ credential_name: name }) => name ?? "–"}
        />
      )}
    </ListTable>
  );
}

const callText = {
  fontFamily: monospace,
  fontSize: "0.8125rem",
  whiteSpace: "normal",
  overflowWrap: "anywhere",
} as const;
