import Box from "@mui/material/Box";
import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import { TimelineEntry } from "./TimelineEntry.tsx";

interface TimelineListProps {
  entries: readonly TimelineEntryView[];
  currency: string;
}

/** Lines of a timeline, newest first. An operation's newest line is where a link to the operation leads. */
export function TimelineList({ entries, currency }: TimelineListProps) {
  const newest = new Map(entries.toReversed().map((entry) => [entry.operation_id, entry.order]));
  return (
    <Box component="ol" id="timeline" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {entries.map((entry) => (
        <TimelineEntry
          key={entry.order}
          entry={entry}
          currency={currency}
          anchor={newest.get(entry.operation_id) === entry.order ? (entry.operation_id ?? undefined) : undefined}
        />
      ))}
    </Box>
  );
}
