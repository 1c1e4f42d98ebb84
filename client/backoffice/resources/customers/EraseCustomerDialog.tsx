import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** Says what goes and what stays, and asks why. */
export default function EraseCustomerDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [reason, setReason] = useState("");
  const action = useServerAction({
    call: () => dataProvider.eraseCustomer(id, reason.trim()),
    refreshes: ["customers", "payments", "sessions", "borrowers"],
    said: words("erasure.done"),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words("erasure.title")}
      submitLabel={words("erasure.submit")}
      color="error"
      isValid={reason.trim().length >= 3}
      missing={words("erasure.reason_needed")}
      isWaiting={action.isWaiting}
      isDirty={reason !== ""}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">{words("erasure.text")}</Typography>
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("erasure.backup")}
      </Typography>
      <TextField
        autoFocus
        required
        fullWidth
        label={words("erasure.reason")}
        helperText={words("erasure.reason_hint")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
    </FormDialog>
  );
}
