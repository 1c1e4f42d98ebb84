import Box from "@mui/material/Box";
import { DataTable, type RaRecord } from "react-admin";
import { type DeliveryView, deliveryStates } from "../../../../shared/webhooks/delivery.schema.ts";
import { eventTypes } from "../../../../shared/webhooks/event-catalogue.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { DeliveryStateChip } from "./DeliveryStateChip.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

const codeClasses = ["2xx", "3xx", "4xx", "5xx", "none"] as const;

export default function DeliveryList() {
  const words = useWords();
  const list = useUrlList<DeliveryView>({ resource: "deliveries", defaultSort: newestFirst });
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("deliveries.title")}
      emptyText={words("deliveries.empty")}
      filters={<FilterBar filters={deliveryFilters(words)} />}
    >
      <DeliveryTable />
    </ListPage>
  );
}

function deliveryFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "state",
      label: words("deliveries.column.state"),
      choices: deliveryStates.map((value) => ({ value, label: words(`delivery_state.${value}`) })),
    },
    {
      kind: "choice",
      name: "code_class",
      label: words("deliveries.column.code"),
      choices: codeClasses.map((value) => ({ value, label: words(`code_class.${value}`) })),
    },
    {
      kind: "choice",
      name: "event_type",
      label: words("deliveries.column.event"),
      choices: eventTypes.map((value) => ({ value, label: value })),
    },
    { kind: "date", name: "created_at", label: words("deliveries.column.created") },
    { kind: "text", name: "subject_id", label: words("deliveries.filter.subject") },
    { kind: "text", name: "endpoint_id", label: words("deliveries.filter.endpoint") },
  ];
}

export function DeliveryTable() {
  const words = useWords();
  return (
    <DataTable<DeliveryView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="deliveries.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("deliveries.title")}
    >
      <ListColumn<DeliveryView>
        source="event_type"
        label={words("deliveries.column.event")}
        render={({ id, event_type }) => <RowLink to={recordPath("deliveries", id)}>{event_type}</RowLink>}
      />
      <ListColumn<DeliveryView>
        source="created_at"
        label={words("deliveries.column.created")}
        isSortable
        render={({ id, created_at }) => (
          <InstantText value={created_at} form="relative" to={recordPath("deliveries", id)} />
        )}
      />
      <ListColumn<DeliveryView>
        source="state"
        label={words("deliveries.column.state")}
        render={({ state }) => <DeliveryStateChip state={state} />}
      />
      <ListColumn<DeliveryView>
        source="attempt_count"
        label={words("deliveries.column.attempts")}
        sx={{ textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}
        render={({ attempt_count, attempts_max }) =>
          words("deliveries.attempts_of", { count: attempt_count, max: attempts_max })
        }
      />
      <ListColumn<DeliveryView>
        source="last_code"
        label={words("deliveries.column.code")}
        render={({ last_code, last_error }) => last_code ?? last_error ?? "–"}
      />
      <ListColumn<DeliveryView>
        source="next_attempt_at"
        label={words("deliveries.column.next")}
        render={({ id, next_attempt_at }) =>
          next_attempt_at === null ? (
            "–"
          ) : (
            <InstantText value={next_attempt_at} form="relative" to={recordPath("deliveries", id)} />
          )
        }
      />
      <ListColumn<DeliveryView>
        source="url"
        label={words("deliveries.column.url")}
        render={({ url }) => (
          <Box
            component="span"
            title={url}
            sx={{ display: "block", maxWidth: 280, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
          >
            {url}
          </Box>
        )}
      />
    </DataTable>
  );
}
