import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import type { ChangeStepUpLimitRequest } from "../../../../shared/identity/step-up.schema.ts";
import { parseMajor } from "../../../../shared/money.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { accessRulesKey } from "./access-rules-key.ts";

/** Above which amount an account's money takes a fresh proof. */
export function LimitDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const accounts = useStaffSession()?.accounts ?? [];
  const [account, setAccount] = useState("");
  const [currency, setCurrency] = useState("");
  const [typed, setTyped] = useState("");
  const action = useServerAction({
    call: (limit: ChangeStepUpLimitRequest) => staffProvider.setLimit(limit),
    refreshes: [accessRulesKey],
    said: words("access_rules.saved"),
    onDone: onClose,
  });
  const code = currency.trim().toUpperCase();
  const isCurrency = /^[A-Z]{3}$/.test(code);
  const amount = isCurrency ? parseMajor(typed, code) : null;
  const missing = account === "" ? "account" : !isCurrency ? "currency" : amount?.ok === true ? null : "amount";
  const submit = () => {
    if (amount?.ok === true) action.run({ account_id: account, currency: code, amount: amount.amount });
  };
  return (
    <FormDialog
      title={words("access_rules.add")}
      submitLabel={words("access_rules.save")}
      isValid={missing === null}
      missing={missing === null ? null : words(`access_rules.missing.${missing}`)}
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        select
        label={words("accounts.choose")}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      >
        {accounts.map(({ id, name, kind }) => (
          <MenuItem key={id} value={id}>
            {name} · {words(`accounts.kind_${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={words("list.currency")}
        helperText={words("access_rules.currency_hint")}
        value={currency}
        onChange={(event) => setCurrency(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 3, autoComplete: "off" } }}
      />
      <TextField
        label={words("access_rules.amount")}
        helperText={words("access_rules.amount_hint")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { inputMode: "decimal", autoComplete: "off" } }}
      />
    </FormDialog>
  );
}
