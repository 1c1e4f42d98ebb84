import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { callLimit } from "../../../../shared/identity/credential-care.ts";
import type { ChangeCallLimitRequest, CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { numberText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { partnerProvider } from "../../providers/partner-provider.ts";
import { useServerAction } from "../use-server-action.ts";

interface CallLimitDialogProps {
  credential: CredentialView;
  onClose: () => void;
}

/** A limit of its own, or the usual one again; either way with a reason. */
export function CallLimitDialog({ credential, onClose }: CallLimitDialogProps) {
  const words = useWords();
  const [choice, setChoice] = useState<"own" | "usual">("own");
  const [typed, setTyped] = useState(String(credential.calls_per_minute ?? callLimit.usual * 2));
  const [reason, setReason] = useState("");
  const action = useServerAction({
    call: (request: ChangeCallLimitRequest) => partnerProvider.changeCallLimit(credential.id, request),
    refreshes: ["credentials"],
    said: words("call_limit.saved"),
    onDone: onClose,
  });
  const calls = choice === "usual" ? null : readCalls(typed);
  const missing = calls === undefined ? "calls" : reason.trim() === "" ? "reason" : null;
  const faults = action.error?.fields ?? {};
  return (
    <FormDialog
      title={words("call_limit.change")}
      submitLabel={words("call_limit.change")}
      isValid={missing === null}
      missing={missing === null ? null : words(`call_limit.missing.${missing}`)}
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={() => {
        if (calls !== undefined) action.run({ calls_per_minute: calls, reason: reason.trim() });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">{words("call_limit.text")}</Typography>
      <TextField
        select
        label={words("call_limit.choice")}
        value={choice}
        onChange={(event) => setChoice(event.target.value as "own" | "usual")}
      >
        <MenuItem value="own">{words("call_limit.own_choice")}</MenuItem>
        <MenuItem value="usual">{words("call_limit.usual_choice", { calls: callLimit.usual })}</MenuItem>
      </TextField>
      {choice === "own" && (
        <TextField
          required
          label={words("call_limit.calls")}
          error={faults["calls_per_minute"] !== undefined}
          helperText={
            faults["calls_per_minute"] ??
            words("call_limit.calls_hint", { min: callLimit.min, max: numberText(callLimit.max) })
          }
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { inputMode: "numeric", maxLength: 6, autoComplete: "off" } }}
        />
      )}
      <TextField
        required
        label={words("call_limit.reason")}
        helperText={words("call_limit.reason_hint")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 300, autoComplete: "off" } }}
      />
    </FormDialog>
  );
}

/** Undefined for what is no limit. */
function readCalls(typed: string): number | undefined {
  const calls = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
  return calls >= callLimit.min && calls <= callLimit.max ? calls : undefined;
}
