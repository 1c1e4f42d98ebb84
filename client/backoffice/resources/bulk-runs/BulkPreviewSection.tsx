import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { Link as RouterLink } from "react-router";
import type { BulkPreview } from "../../../../shared/payments/bulk-run.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";
import { useWhyText } from "./why-text.ts";

/** What would be done by currency, and what would be left out by reason, with a few of each to look at. */
export function BulkPreviewSection({ preview }: { preview: BulkPreview }) {
  const words = useWords();
  const [willId, wontId] = [useId(), useId()];
  const skippedCount = preview.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <Stack spacing={2}>
      {preview.totals.length > 0 && (
        <Box component="section" aria-labelledby={willId}>
          <Typography id={willId} variant="subtitle2" component="h3" sx={headingStyle}>
            {words("bulk.will")}
          </Typography>
          <Box component="ul" sx={listStyle}>
            {preview.totals.map(({ currency, count, amount }) => (
              <Box key={currency} component="li" sx={lineStyle}>
                <span>{words("bulk.will_count", { smart_count: count })}</span>
                <Box component="strong" sx={{ fontWeight: 650 }}>
                  <MoneyText amount={amount} currency={currency} />
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      )}
      {preview.skipped.length > 0 && (
        <Box component="section" aria-labelledby={wontId}>
          <Typography id={wontId} variant="subtitle2" component="h3" sx={headingStyle}>
            {`${words("bulk.wont")}: ${words("bulk.will_count", { smart_count: skippedCount })}`}
          </Typography>
          <Box component="ul" sx={listStyle}>
            {preview.skipped.map((group) => (
              <SkippedGroup key={group.code} group={group} />
            ))}
          </Box>
        </Box>
      )}
    </Stack>
  );
}

function SkippedGroup({ group }: { group: BulkPreview["skipped"][number] }) {
  const words = useWords();
  const whyText = useWhyText();
  const rest = group.count - group.examples.length;
  return (
    <Box component="li" sx={{ ...lineStyle, display: "block" }}>
      <Box sx={lineParts}>
        <span>{whyText(group)}</span>
        <Box component="span" sx={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
          {words("bulk.will_count", { smart_count: group.count })}
        </Box>
      </Box>
      <Typography variant="caption" sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
        {group.examples.map(({ payment_id, merchant_reference }, index) => (
          <span key={payment_id}>
            {index > 0 && ", "}
            <Link component={RouterLink} to={recordPath("payments", payment_id)} target="_blank" color="inherit">
              {merchant_reference}
            </Link>
          </span>
        ))}
        {rest > 0 && ` ${words("bulk.and_more", { count: rest })}`}
      </Typography>
    </Box>
  );
}

const headingStyle = { fontWeight: 650 } as const;
const listStyle = { m: 0, p: 0, listStyle: "none" } as const;
const lineParts = { display: "flex", justifyContent: "space-between", gap: 2 } as const;
const lineStyle = {
  ...lineParts,
  py: 0.75,
  fontSize: "0.875rem",
  borderBottom: 1,
  borderColor: "divider",
} as const;
