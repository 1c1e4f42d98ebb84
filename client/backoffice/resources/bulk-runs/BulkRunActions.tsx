import Download from "@mui/icons-material/Download";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { BulkRunView } from "../../../../shared/payments/bulk-run.schema.ts";
import { useZone } from "../../dates/zone.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** Calling the run off, for those who may start one, and the file of what came of every payment. */
export function BulkRunActions({ run }: { run: BulkRunView }) {
  const words = useWords();
  const zone = useZone();
  const [mayRun, mayExport] = [useMay("payments.bulk"), useMay("exports.create")];
  const [isAsking, setIsAsking] = useState(false);
  const query = new URLSearchParams({ run_id: run.id, zone }).toString();
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
      {mayExport && (
        <Button
          href={`/api/exports/bulk-items.csv?${query}`}
          download
          variant="outlined"
          color="secondary"
          startIcon={<Download />}
          sx={{ flexGrow: { xs: 1, md: 0 } }}
        >
          {words("bulk.result")}
        </Button>
      )}
      {mayRun && (
        <BlockedButton
          variant="outlined"
          color="error"
          reason={cancelBlocked(run, words)}
          onClick={() => setIsAsking(true)}
        >
          {words("bulk.cancel")}
        </BlockedButton>
      )}
      {isAsking && <CancelDialog id={run.id} onClose={() => setIsAsking(false)} />}
    </Stack>
  );
}

function cancelBlocked({ state }: BulkRunView, words: Words): string | null {
  if (state === "running") return null;
  return words(state === "cancelling" ? "bulk.cancel_blocked_stopping" : "bulk.cancel_blocked");
}

function CancelDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const cancel = useServerAction({
    call: () => dataProvider.cancelBulkRun(id),
    refreshes: ["bulk-runs", "bulk-items"],
    said: words("bulk.cancelled"),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={words("bulk.cancel_title")}
      text={words("bulk.cancel_text")}
      submitLabel={words("bulk.cancel_submit")}
      color="error"
      isWaiting={cancel.isWaiting}
      error={cancel.error}
      onSubmit={() => cancel.run(undefined)}
      onClose={onClose}
    />
  );
}
