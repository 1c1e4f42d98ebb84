import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import type { ChangePasswordRequest } from "../../../../shared/identity/factor.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { accessProvider } from "../../providers/access-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { ownAccessKey } from "./use-own-access.ts";

export function PasswordSection() {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title={words("my_account.password")}>
      <Stack spacing={1.5} sx={{ alignItems: "flex-start" }}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("my_account.password_text")}
        </Typography>
        <Button variant="outlined" onClick={() => setIsOpen(true)}>
          {words("my_account.password_change")}
        </Button>
      </Stack>
      {isOpen && <PasswordDialog onClose={() => setIsOpen(false)} />}
    </Section>
  );
}

function PasswordDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const action = useServerAction({
    call: (request: ChangePasswordRequest) => accessProvider.changePassword(request),
    refreshes: [ownAccessKey],
    said: words("my_account.password_changed"),
    onDone: onClose,
  });
  const faults = action.error?.fields ?? {};
  const isComplete = current !== "" && password !== "";
  return (
    <FormDialog
      title={words("my_account.password_change")}
      submitLabel={words("my_account.save")}
      isValid={isComplete}
      missing={isComplete ? null : words("my_account.password_missing")}
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={() => action.run({ current, password })}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        type="password"
        label={words("my_account.password_current")}
        error={faults["current"] !== undefined}
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: "current-password", maxLength: 1024 } }}
      />
      <TextField
        required
        type="password"
        label={words("my_account.password_new")}
        error={faults["password"] !== undefined}
        helperText={words("my_account.password_hint")}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: "new-password", maxLength: 1024 } }}
      />
    </FormDialog>
  );
}
