import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { defaultProfileId, type PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { NoAccountNotice } from "../NoAccountNotice.tsx";
import { useServerAction } from "../use-server-action.ts";

interface CreateProfileDialogProps {
  onClose: () => void;
  onCreated: (made: PaymentProfileView) => void;
}

/** A new profile begins as a copy of the account's default one. */
export function CreateProfileDialog({ onClose, onCreated }: CreateProfileDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [scope] = useAccountScope();
  const accounts = useStaffSession()?.accounts ?? [];
  const [chosen, setChosen] = useState<string | null>(scope);
  const [name, setName] = useState("");
  // Between a sandbox and a live account nobody but the person may choose.
  const account = chosen ?? (accounts.length === 1 ? accounts[0]?.id : undefined) ?? "";
  const missing = name.trim() === "" ? "name" : account === "" ? "account" : null;
  const create = useServerAction({
    call: async () => {
      const id = `${account}.${defaultProfileId}`;
      const { data: start } = await dataProvider.getOne<PaymentProfileView>("payment-profiles", { id });
      const { settings } = start;
      return dataProvider.createProfile({ account_id: account, name: name.trim(), description: null, settings });
    },
    refreshes: ["payment-profiles"],
    onDone: onCreated,
  });
  return (
    <FormDialog
      title={words("profiles.create")}
      submitLabel={words("profile_form.create")}
      isValid={missing === null}
      missing={missing === null ? null : words(`profile_form.missing.${missing}`)}
      isWaiting={create.isWaiting}
      error={create.error}
      onSubmit={() => create.run(undefined)}
      onClose={onClose}
    >
      <NoAccountNotice />
      <Typography variant="body2">{words("profile_form.create_text")}</Typography>
      <TextField
        autoFocus
        required
        label={words("profile_form.name")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 100, autoComplete: "off" } }}
      />
      <TextField
        select
        label={words("accounts.choose")}
        value={account}
        onChange={(event) => setChosen(event.target.value)}
      >
        {accounts.map(({ id, name: accountName, kind }) => (
          <MenuItem key={id} value={id}>
            {accountName} · {words(`accounts.kind_${kind}`)}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
}
