import Box from "@mui/material/Box";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { Countdown } from "../../fields/Countdown.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { oneLineTable } from "../../lists/table-styles.ts";
import { recordPath } from "../resource-path.ts";
import { DeliveryStateChip } from "./DeliveryStateChip.tsx";
import { SubjectLink } from "./SubjectLink.tsx";
import { TestMark } from "./TestMark.tsx";
import { useAnswerText } from "./use-answer-text.ts";

/** One line per delivery: what was told to whom, how that went, and when it is tried next. */
export function DeliveryTable() {
  const words = useWords();
  const answerText = useAnswerText();
  return (
    <ListTable<DeliveryView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="deliveries.table"
      rowSx={() => linkedRow}
      sx={oneLineTable}
      aria-label={words("deliveries.title")}
    >
      <ListColumn<DeliveryView>
        source="event_type"
        label={words("deliveries.column.event")}
        render={(delivery) => <EventCell delivery={delivery} />}
      />
      <ListColumn<DeliveryView>
        source="state"
        label={words("deliveries.column.state")}
        render={({ state }) => <DeliveryStateChip state={state} />}
      />
      <ListColumn<DeliveryView>
        source="subject_id"
        label={words("deliveries.column.subject")}
        render={(delivery) => <SubjectLink subject={delivery} />}
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
        source="attempt_count"
        label={words("deliveries.column.attempts")}
        sx={{ textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}
        render={({ attempt_count, attempts_max }) =>
          words("deliveries.attempts_of", { count: attempt_count, max: attempts_max, smart_count: attempts_max })
        }
      />
      <ListColumn<DeliveryView>
        source="last_code"
        label={words("deliveries.column.code")}
        sx={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}
        render={(delivery) => answerText(delivery)}
      />
      <ListColumn<DeliveryView>
        source="next_attempt_at"
        label={words("deliveries.column.next")}
        render={({ next_attempt_at }) => (next_attempt_at === null ? "–" : <Countdown until={next_attempt_at} />)}
      />
    </ListTable>
  );
}

function EventCell({ delivery: { id, event_type, url, is_test } }: { delivery: DeliveryView }) {
  return (
    <Box sx={{ width: { xs: 168, md: "auto" }, minWidth: { md: 200 }, maxWidth: 340 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <RowLink to={recordPath("deliveries", id)}>{event_type}</RowLink>
        {is_test && <TestMark />}
      </Box>
      <Box
        title={url}
        sx={{
          color: "text.secondary",
          fontSize: "0.8125rem",
          overflow: "hidden",
          textOverflow: "ellipsis",
          whiteSpace: "nowrap",
        }}
      >
        {url}
      </Box>
    </Box>
  );
}
