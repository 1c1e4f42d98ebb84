import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import type { InviteStaffRequest, StaffLinkView } from "../../../../shared/identity/staff.schema.ts";
import type { Role } from "../../../../shared/permissions.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { AccessFields } from "./AccessFields.tsx";

interface InviteDialogProps {
  onClose: () => void;
  onInvited: (made: StaffLinkView) => void;
}

export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const words = useWords();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [accountIds, setAccountIds] = useState<readonly string[]>([]);
  const invite = useServerAction({
    call: (request: InviteStaffRequest) => staffProvider.invite(request),
    refreshes: ["staff"],
    onDone: onInvited,
  });
  const missing = name.trim() === "" ? "name" : email.trim() === "" ? "email" : null;
  const faults = invite.error?.fields ?? {};
  return (
    <FormDialog
      title={words("staff.invite")}
      submitLabel={words("staff_form.invite")}
      isValid={missing === null}
      missing={missing === null ? null : words(`staff_form.missing.${missing}`)}
      isWaiting={invite.isWaiting}
      isDirty={name !== "" || email !== ""}
      error={invite.error}
      onSubmit={() => invite.run({ name: name.trim(), email: email.trim(), role, account_ids: [...accountIds] })}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("staff_form.no_mail")}
      </Typography>
      <TextField
        autoFocus
        required
        label={words("staff_form.name")}
        error={faults["name"] !== undefined}
        helperText={faults["name"]}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200, autoComplete: "off" } }}
      />
      <TextField
        required
        type="email"
        label={words("staff_form.email")}
        error={faults["email"] !== undefined}
        helperText={faults["email"]}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 320, autoComplete: "off" } }}
      />
      <AccessFields role={role} onRole={setRole} accountIds={accountIds} onAccounts={setAccountIds} />
    </FormDialog>
  );
}
