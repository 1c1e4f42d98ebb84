import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, useState } from "react";
import type { Page } from "../../../../shared/page.ts";
import { bulkItemsMax, type BulkKind, bulkKinds, bulkPickedMax } from "../../../../shared/payments/bulk-kinds.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { cappedText, numberText } from "../../i18n/number-text.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import type { RowSelection } from "../../lists/use-row-selection.ts";

const BulkDialog = lazy(() => import("../bulk-runs/BulkDialog.tsx"));

interface SelectionBarProps {
  selection: RowSelection;
  /** Rows on the screen. */
  shown: readonly string[];
  page: Page | undefined;
}

/** What can be done to the payments that are selected. It stands at the bottom, so that no row moves when it comes. */
export function SelectionBar({ selection, shown, page }: SelectionBarProps) {
  const words = useWords();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const { ids, isEverything } = selection;
  if (ids.length === 0) return null;
  const total = page?.total ?? { value: ids.length, capped: false };
  const count = cappedText(total.value, total.capped);
  const isPageSelected = shown.every((id) => ids.includes(id));
  const blocked = blockedReason(selection, words);
  const tooMany =
    total.value > bulkItemsMax || total.capped ? words("selection.too_many", { max: numberText(bulkItemsMax) }) : null;
  return (
    <Paper role="region" aria-label={words("selection.label")} elevation={4} sx={barStyle}>
      <Typography role="status" variant="body2" sx={{ fontWeight: 600, flexGrow: { xs: 1, md: 0 } }}>
        {isEverything
          ? words("selection.everything", { count })
          : words("selection.count", { smart_count: ids.length })}
      </Typography>
      {isPageSelected && !isEverything && total.value > ids.length && (
        <Box sx={{ order: { xs: 1, md: 0 }, flexBasis: { xs: "100%", md: "auto" } }}>
          <BlockedButton size="small" variant="text" reason={tooMany} onClick={selection.selectEverything}>
            {words("selection.select_everything", { count })}
          </BlockedButton>
        </Box>
      )}
      <Stack direction="row" sx={{ gap: 1, order: 1, flexBasis: { xs: "100%", md: "auto" }, ml: { md: "auto" } }}>
        {bulkKinds.map((one) => (
          <BlockedButton
            key={one}
            size="small"
            variant="outlined"
            color={one === "capture" ? "primary" : "error"}
            reason={blocked}
            onClick={() => setKind(one)}
          >
            {words(`selection.${one}`)}
          </BlockedButton>
        ))}
      </Stack>
      <Button size="small" color="secondary" onClick={selection.clear} sx={{ order: { xs: 0, md: 1 } }}>
        {words("selection.clear")}
      </Button>
      {kind !== null && (
        <Suspense>
          <BulkDialog
            kind={kind}
            selection={selection.wish}
            onStarted={selection.clear}
            onClose={() => setKind(null)}
          />
        </Suspense>
      )}
    </Paper>
  );
}

function blockedReason({ ids, isEverything }: RowSelection, words: Words): string | null {
  if (isEverything || ids.length <= bulkPickedMax) return null;
  return words("selection.too_many_picked", { max: bulkPickedMax });
}

const barStyle = {
  position: "sticky",
  bottom: 0,
  zIndex: 4,
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 1,
  px: 2,
  py: { xs: 1, md: 1.25 },
  borderRadius: 0,
  borderTop: 1,
  borderColor: "divider",
} as const;
