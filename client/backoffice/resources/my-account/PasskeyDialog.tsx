import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { accessProvider, NoPasskeyError } from "../../providers/access-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { ownAccessKey } from "./use-own-access.ts";

interface PasskeyDialogProps {
  onClose: () => void;
  /** With recovery codes where there were none yet. */
  onDone: (codes: readonly string[]) => void;
}

export function PasskeyDialog({ onClose, onDone }: PasskeyDialogProps) {
  const words = useWords();
  const [name, setName] = useState("");
  const [isRefusedHere, setIsRefusedHere] = useState(false);
  const add = useServerAction({
    call: async (typed: string) => {
      try {
        return (await accessProvider.addPasskey(typed)).recovery_codes;
      } catch (error) {
        if (error instanceof NoPasskeyError) return null;
        throw error;
      }
    },
    refreshes: [ownAccessKey],
    onDone: (codes) => (codes === null ? setIsRefusedHere(true) : onDone(codes)),
  });
  const isComplete = name.trim() !== "";
  return (
    <FormDialog
      title={words("my_account.passkey_add")}
      submitLabel={words("my_account.passkey_add")}
      isValid={isComplete}
      missing={isComplete ? null : words("my_account.passkey_missing")}
      isWaiting={add.isWaiting}
      error={isRefusedHere && !add.isWaiting ? { message: words("my_account.no_passkey") } : add.error}
      onSubmit={() => {
        setIsRefusedHere(false);
        add.run(name.trim());
      }}
      onClose={onClose}
    >
      <Typography variant="body2">{words("my_account.passkeys_text")}</Typography>
      <TextField
        autoFocus
        required
        label={words("my_account.passkey_name")}
        helperText={words("my_account.passkey_name_hint")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60, autoComplete: "off" } }}
      />
    </FormDialog>
  );
}
