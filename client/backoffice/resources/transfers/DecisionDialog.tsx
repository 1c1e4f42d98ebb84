import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useServerAction } from "../use-server-action.ts";

interface DecisionDialogProps {
  title: string;
  /** What will happen. */
  texts: readonly string[];
  submitLabel: string;
  /** What is announced once it is done. */
  said: string;
  color?: "primary" | "error";
  /** Resources that are read again. */
  refreshes?: readonly string[];
  send: (note: string) => Promise<unknown>;
  onClose: () => void;
}

const moneyResources = ["transfers", "payments", "payouts"] as const;

/** Says what becomes of the money, and asks why. */
export function DecisionDialog({
  title,
  texts,
  submitLabel,
  said,
  color,
  refreshes = moneyResources,
  send,
  onClose,
}: DecisionDialogProps) {
  const words = useWords();
  const [note, setNote] = useState("");
  const action = useServerAction({
    call: () => send(note.trim()),
    refreshes,
    said,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      {...(color === undefined ? {} : { color })}
      isValid={note.trim() !== ""}
      missing={words("transfer_decision.note_needed")}
      isWaiting={action.isWaiting}
      isDirty={note !== ""}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      {texts.map((text) => (
        <Typography key={text} variant="body2">
          {text}
        </Typography>
      ))}
      <TextField
        autoFocus
        required
        fullWidth
        multiline
        minRows={2}
        label={words("transfer_decision.note")}
        helperText={words("transfer_decision.note_hint")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}
