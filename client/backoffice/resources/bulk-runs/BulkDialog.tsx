import Alert from "@mui/material/Alert";
import CircularProgress from "@mui/material/CircularProgress";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import type { BulkKind } from "../../../../shared/payments/bulk-kinds.ts";
import type { BulkPreview, BulkSelection } from "../../../../shared/payments/bulk-run.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useProblemText } from "../../i18n/use-problem-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { ProblemError } from "../../providers/http.ts";
import { ReasonFields } from "../payments/ReasonFields.tsx";
import { useReasonEntry } from "../payments/use-reason-entry.ts";
import { recordPath } from "../resource-path.ts";
import { BulkPreviewSection } from "./BulkPreviewSection.tsx";
import { useBulkStart } from "./use-bulk-start.ts";

interface BulkDialogProps {
  kind: BulkKind;
  selection: BulkSelection;
  onStarted: () => void;
  onClose: () => void;
}

/** Shows what would be done to every selected payment, asks why, and starts exactly that. */
export default function BulkDialog({ kind, selection, onStarted, onClose }: BulkDialogProps) {
  const words = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const reason = useReasonEntry();
  const [typed, setTyped] = useState("");
  const { preview, failure, retry, start } = useBulkStart({ kind, selection }, (run) => {
    notify(words("bulk.started"), { type: "success" });
    onStarted();
    onClose();
    void navigate(recordPath("bulk-runs", run.id));
  });
  const count = countOf(preview);
  const isConfirmed = kind === "capture" || typed.trim() === String(count);
  const hasReason = kind === "capture" || reason.wish !== null;
  const missing = !hasReason ? words("reason.needed") : isConfirmed ? null : words("bulk.confirm_missing");
  return (
    <FormDialog
      title={words(`bulk.dialog.${kind}`)}
      submitLabel={count === 0 ? words(`bulk.kind.${kind}`) : words(`bulk.submit.${kind}`, { smart_count: count })}
      color={kind === "capture" ? "primary" : "error"}
      isValid={count > 0 && hasReason && isConfirmed}
      missing={count === 0 ? (preview === undefined ? null : words("bulk.will_none")) : missing}
      isWaiting={start.isWaiting}
      isDirty={typed !== "" || reason.note !== ""}
      error={start.error?.code === "stale_figures" ? { message: words("bulk.changed") } : start.error}
      onSubmit={() => start.run(reason.wish ?? {})}
      onClose={onClose}
    >
      <Alert severity={kind === "capture" ? "info" : "warning"} icon={false}>
        {words(`bulk.consequence.${kind}`)}
      </Alert>
      {failure !== null && <Failure error={failure} onRetry={retry} />}
      {preview === undefined ? failure === null && <Looking /> : <BulkPreviewSection preview={preview} />}
      {kind !== "capture" && count > 0 && (
        <>
          <ReasonFields entry={reason} />
          <TextField
            required
            fullWidth
            label={words("bulk.confirm", { count })}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ htmlInput: { inputMode: "numeric", autoComplete: "off" } }}
          />
        </>
      )}
    </FormDialog>
  );
}

function countOf(preview: BulkPreview | undefined): number {
  return (preview?.totals ?? []).reduce((sum, { count }) => sum + count, 0);
}

function Looking() {
  const words = useWords();
  return (
    <Stack role="status" direction="row" sx={{ alignItems: "center", gap: 1.5, py: 2 }}>
      <CircularProgress size={20} aria-hidden />
      <Typography variant="body2">{words("bulk.looking")}</Typography>
    </Stack>
  );
}

/** That these payments make no run is no failure of anything: trying again would not help. */
function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { text } = useProblemText();
  if (error instanceof ProblemError && error.status < 500) {
    return <Alert severity="warning">{text(error.problem)}</Alert>;
  }
  return <ErrorNotice error={error} onRetry={onRetry} />;
}
