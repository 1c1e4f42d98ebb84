import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import {
  type CreateCredentialRequest,
  type CredentialType,
  credentialTypes,
  type IssuedCredential,
} from "../../../../shared/identity/credential.schema.ts";
import type { CheckoutScope } from "../../../../shared/identity/scopes.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { NoAccountNotice } from "../NoAccountNotice.tsx";
import { useServerAction } from "../use-server-action.ts";
import { ScopeChoice } from "./ScopeChoice.tsx";

interface CreateCredentialDialogProps {
  onClose: () => void;
  onCreated: (made: IssuedCredential) => void;
}

export function CreateCredentialDialog({ onClose, onCreated }: CreateCredentialDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [scope] = useAccountScope();
  const accounts = useStaffSession()?.accounts ?? [];
  const [chosenAccount, setAccount] = useState<string | null>(scope);
  const [name, setName] = useState("");
  const [type, setType] = useState<CredentialType>("checkout");
  const [scopes, setScopes] = useState<readonly CheckoutScope[]>([]);
  const [merchant, setMerchant] = useState("");
  const create = useServerAction({
    call: (request: CreateCredentialRequest) => dataProvider.createCredential(request),
    refreshes: ["credentials"],
    onDone: onCreated,
  });
  // Between a sandbox and a live account nobody but the person may choose.
  const account = chosenAccount ?? (accounts.length === 1 ? accounts[0]?.id : undefined) ?? "";
  const hasScopes = type !== "custom" || scopes.length > 0;
  const missing = name.trim() === "" ? "name" : account === "" ? "account" : hasScopes ? null : "scopes";
  const shop = merchant.trim();
  const faults = create.error?.fields ?? {};
  const submit = () =>
    create.run({
      account_id: account,
      name: name.trim(),
      type,
      ...(type === "custom" ? { scopes: [...scopes] } : {}),
      ...(type === "payments" && shop !== "" ? { merchant_id: shop } : {}),
    });
  return (
    <FormDialog
      title={words("credentials.create")}
      submitLabel={words("credential_form.create")}
      isValid={missing === null}
      missing={missing === null ? null : words(`credential_form.missing.${missing}`)}
      isWaiting={create.isWaiting}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <NoAccountNotice />
      <TextField
        autoFocus
        required
        label={words("credential_form.name")}
        error={faults["name"] !== undefined}
        helperText={faults["name"] ?? words("credential_form.name_hint")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 100, autoComplete: "off" } }}
      />
      <TextField
        select
        label={words("accounts.choose")}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      >
        {accounts.map(({ id, name: accountName, kind }) => (
          <MenuItem key={id} value={id}>
            {accountName} · {words(`accounts.kind_${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={words("credential_form.type")}
        helperText={words(`credential_form.type_hints.${type}`)}
        value={type}
        onChange={(event) => setType(event.target.value as CredentialType)}
      >
        {credentialTypes.map((value) => (
          <MenuItem key={value} value={value}>
            {words(`credential_api.${value}`)}
          </MenuItem>
        ))}
      </TextField>
      {type === "payments" && (
        <TextField
          label={words("credential_form.merchant")}
          error={faults["merchant_id"] !== undefined}
          helperText={faults["merchant_id"] ?? words("credential_form.merchant_hint")}
          value={merchant}
          onChange={(event) => setMerchant(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 64, autoComplete: "off" } }}
        />
      )}
      {type === "custom" && <ScopeChoice scopes={scopes} onChange={setScopes} />}
    </FormDialog>
  );
}
