import Box from "@mui/material/Box";
import { type BulkItemState, bulkItemStates } from "../../../../shared/payments/bulk-kinds.ts";
import type { BulkRunView } from "../../../../shared/payments/bulk-run.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { BulkItemStateChip } from "./BulkStateChips.tsx";

/** How many payments are where, and how much of each currency; what was left out moves nothing of any. */
export function BulkTotals({ run }: { run: BulkRunView }) {
  const words = useWords();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
      {linesOf(run).map(({ state, currency, count, amount }) => (
        <Box key={`${state}.${currency ?? ""}`} component="li" sx={lineStyle}>
          <BulkItemStateChip state={state} />
          <Box component="span" sx={currency === null ? countStyle : belowAmount}>
            {words("bulk.will_count", { smart_count: count })}
          </Box>
          {currency !== null && (
            <Box component="span" sx={{ justifySelf: "end" }}>
              <MoneyText amount={amount} currency={currency} />
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}

interface TotalLine {
  state: BulkItemState;
  /** Null for payments of any. */
  currency: string | null;
  count: number;
  amount: number;
}

function linesOf({ totals }: BulkRunView): TotalLine[] {
  return bulkItemStates.flatMap((state): TotalLine[] => {
    const lines = totals.filter((total) => total.state === state);
    if (state !== "skipped" || lines.length === 0) return lines;
    return [{ state, currency: null, count: lines.reduce((sum, { count }) => sum + count, 0), amount: 0 }];
  });
}

const countStyle = { whiteSpace: "nowrap" } as const;

/** On a phone the count stands below its amount: beside it there is no room in every language. */
const belowAmount = {
  ...countStyle,
  gridColumn: { xs: 2, sm: "auto" },
  gridRow: { xs: 2, sm: "auto" },
  justifySelf: { xs: "end", sm: "start" },
  color: { xs: "text.secondary", sm: "inherit" },
} as const;

const lineStyle = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr) auto", sm: "150px minmax(0, 1fr) auto" },
  justifyItems: "start",
  alignItems: "center",
  columnGap: 2,
  py: 0.75,
  fontSize: "0.875rem",
  fontVariantNumeric: "tabular-nums",
  "& + &": { borderTop: 1, borderColor: "divider" },
} as const;
