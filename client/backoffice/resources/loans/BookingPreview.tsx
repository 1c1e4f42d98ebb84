import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { sumDues } from "../../../../shared/lending/installment-state.ts";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import type { BookingPart } from "../../../../shared/lending/replay-bookings.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { dayText } from "../../dates/day-text.ts";
import { useWords } from "../../i18n/use-words.ts";

interface BookingPreviewProps {
  loan: LoanView;
  preview: { parts: readonly BookingPart[]; leftAfter: number };
}

/** Which installments an amount pays, and how much of each part. */
export function BookingPreview({ loan, preview }: BookingPreviewProps) {
  const words = useWords();
  const headingId = useId();
  const money = (amount: number) => formatMoney(amount, "BRL");
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      aria-live="polite"
      sx={{ p: 1.5, borderRadius: 2, backgroundColor: "background.default", fontSize: "0.875rem" }}
    >
      <Typography variant="h3" id={headingId} sx={{ mb: 1 }}>
        {words("book.preview")}
      </Typography>
      <Stack component="ul" spacing={0.75} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {preview.parts.map((part) => {
          const due = loan.installments.find(({ number }) => number === part.installment_number)?.due_date;
          const split = {
            fees: money(part.fees),
            interest: money(part.interest),
            principal: money(part.principal),
          };
          return (
            <Box component="li" key={part.installment_number}>
              <Stack direction="row" sx={{ justifyContent: "space-between", gap: 1 }}>
                <span>
                  {words("book.preview_part", {
                    number: part.installment_number,
                    day: due === undefined ? "" : dayText(due),
                  })}
                </span>
                <Box
                  component="span"
                  sx={{ fontWeight: 600, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}
                >
                  {money(sumDues(part))}
                </Box>
              </Stack>
              <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                {words(part.fees > 0 ? "book.preview_split_fees" : "book.preview_split", split)}
              </Box>
            </Box>
          );
        })}
      </Stack>
      <Stack
        direction="row"
        sx={{ justifyContent: "space-between", gap: 1, mt: 1, pt: 1, borderTop: 1, borderColor: "divider" }}
      >
        <span>{words("book.left_after")}</span>
        <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
          {money(preview.leftAfter)}
        </Box>
      </Stack>
    </Box>
  );
}
