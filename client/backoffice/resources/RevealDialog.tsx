import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { useDataProvider } from "react-admin";
import type { RevealedView } from "../../../shared/customers/reveal.schema.ts";
import { CopyButton } from "../fields/CopyButton.tsx";
import { Facts } from "../fields/Facts.tsx";
import { FormDialog } from "../fields/FormDialog.tsx";
import { useWords } from "../i18n/use-words.ts";
import type { KontorDataProvider } from "../providers/data-provider.ts";
import type { RevealedResource } from "../providers/personal-provider.ts";
import { useServerAction } from "./use-server-action.ts";

interface RevealDialogProps {
  resource: RevealedResource;
  id: string;
  onClose: () => void;
}

/** Asks why, then shows the details until the dialog is closed; they are kept nowhere. */
export default function RevealDialog({ resource, id, onClose }: RevealDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [reason, setReason] = useState("");
  const [details, setDetails] = useState<RevealedView | null>(null);
  const action = useServerAction({
    call: () => dataProvider.reveal(resource, id, reason.trim()),
    refreshes: [],
    onDone: setDetails,
  });
  if (details !== null) return <ShownDetails details={details} onClose={onClose} />;
  return (
    <FormDialog
      title={words("reveal.title")}
      submitLabel={words("reveal.submit")}
      isValid={reason.trim().length >= 3}
      missing={words("reveal.reason_needed")}
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">{words("reveal.text")}</Typography>
      <TextField
        autoFocus
        required
        fullWidth
        multiline
        minRows={2}
        label={words("reveal.reason")}
        helperText={words("reveal.reason_hint")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
    </FormDialog>
  );
}

function ShownDetails({ details, onClose }: { details: RevealedView; onClose: () => void }) {
  const words = useWords();
  const titleId = useId();
  const { fields, left } = details;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650, pb: 1 }}>
        {words("reveal.shown")}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          {fields.length === 0 ? (
            <Typography variant="body2">{words("reveal.nothing")}</Typography>
          ) : (
            <Facts
              facts={fields.map(({ field, value }) => ({
                label: words(`reveal.field.${field}`),
                value: (
                  <Stack direction="row" sx={{ alignItems: "center", gap: 0.5 }}>
                    <span>{value}</span>
                    <CopyButton text={value} what={words(`reveal.field.${field}`)} />
                  </Stack>
                ),
              }))}
            />
          )}
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {left === 0 ? words("reveal.left_none") : words("reveal.left", { smart_count: left })}
          </Typography>
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant="contained" onClick={onClose}>
          {words("reveal.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
