import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, useState } from "react";
import type { Page } from "../../../../shared/page.ts";
import { bulkItemsMax, type BulkKind, bulkKinds, bulkPickedMax } from "../../../../shared/payments/bulk-run.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
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
  const count = new Intl.NumberFormat("en").format(total.value) + (total.capped ? "+" : "");
  const isPageSelected = shown.every((id) => ids.includes(id));
  const blocked = blockedReason(selection, words);
  const tooMany = total.value > bulkItemsMax || total.capped ? words("selection.too_many", limit) : null;
  return (
    <Paper role="region" aria-label={words("selection.label")} elevation={4} sx={barStyle}>
      <Typography role="status" variant="body2" sx={{ fontWeight: 600 }}>
        {isEverything
          ? words("selection.everything", { count })
          : words("selection.count", { smart_count: ids.length })}
      </Typography>
      {isPageSelected && !isEverything && total.value > ids.length && (
        <BlockedButton size="small" variant="text" reason={tooMany} onClick={selection.selectEverything}>
          {words("selection.select_everything", { count })}
        </BlockedButton>
      )}
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", ml: { md: "auto" } }}>
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
        <Button size="small" color="secondary" onClick={selection.clear}>
          {words("selection.clear")}
        </Button>
      </Stack>
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

const limit = { max: new Intl.NumberFormat("en").format(bulkItemsMax) };

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
  py: 1.25,
  borderRadius: 0,
  borderTop: 1,
  borderColor: "divider",
} as const;
