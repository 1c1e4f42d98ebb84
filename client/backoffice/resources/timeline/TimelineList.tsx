import Box from "@mui/material/Box";
import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import { TimelineEntry } from "./TimelineEntry.tsx";

interface TimelineListProps {
  entries: readonly TimelineEntryView[];
  currency: string;
}

/** Lines of a timeline in the order given. */
export function TimelineList({ entries, currency }: TimelineListProps) {
  return (
    <Box component="ol" id="timeline" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {entries.map((entry) => (
        <TimelineEntry key={entry.order} entry={entry} currency={currency} />
      ))}
    </Box>
  );
}
