import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { type ReactNode, useState } from "react";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useServerAction } from "../use-server-action.ts";

interface ReasonDialogProps {
  title: string;
  /** What will happen. */
  text: string;
  submitLabel: string;
  /** What is announced once it is done. */
  said: string;
  color?: "primary" | "error";
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** What is asked beside the reason. */
  children?: ReactNode;
}

/** Says what becomes of the customer, and asks why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, submitLabel, said, color = "primary", send, onClose, children } = props;
  const words = useWords();
  const [reason, setReason] = useState("");
  const action = useServerAction({
    call: () => send(reason.trim()),
    refreshes: ["borrowers"],
    said,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      color={color}
      isValid={reason.trim() !== ""}
      missing={words("borrower.reason_needed")}
      isWaiting={action.isWaiting}
      isDirty={reason !== ""}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">{text}</Typography>
      {children}
      <TextField
        autoFocus
        required
        fullWidth
        multiline
        minRows={2}
        label={words("borrower.reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
