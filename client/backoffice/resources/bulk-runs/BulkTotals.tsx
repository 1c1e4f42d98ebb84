import Box from "@mui/material/Box";
import { bulkItemStates, type BulkRunView } from "../../../../shared/payments/bulk-run.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { BulkItemStateChip } from "./BulkStateChips.tsx";

/** How many payments are where, and how much of each currency; a payment that was left out moves nothing. */
export function BulkTotals({ run }: { run: BulkRunView }) {
  const words = useWords();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
      {bulkItemStates.flatMap((state) =>
        run.totals
          .filter((total) => total.state === state)
          .map(({ currency, count, amount }) => (
            <Box key={`${state}.${currency}`} component="li" sx={lineStyle}>
              <BulkItemStateChip state={state} />
              <Box component="span" sx={{ whiteSpace: "nowrap" }}>
                {words("bulk.will_count", { smart_count: count })}
              </Box>
              <Box component="span" sx={{ textAlign: "right" }}>
                {state === "skipped" ? currency : <MoneyText amount={amount} currency={currency} />}
              </Box>
            </Box>
          )),
      )}
    </Box>
  );
}

const lineStyle = {
  display: "grid",
  gridTemplateColumns: { xs: "104px minmax(0, 1fr) auto", sm: "150px minmax(0, 1fr) auto" },
  justifyItems: "start",
  alignItems: "center",
  columnGap: 2,
  py: 0.75,
  fontSize: "0.875rem",
  fontVariantNumeric: "tabular-nums",
  "& + &": { borderTop: 1, borderColor: "divider" },
} as const;
