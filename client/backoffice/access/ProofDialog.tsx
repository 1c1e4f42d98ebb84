import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import type { ProofMethod, ProofRequest } from "../../../shared/identity/step-up.schema.ts";
import { FormDialog } from "../fields/FormDialog.tsx";
import { useWords } from "../i18n/use-words.ts";
import { accessProvider, NoPasskeyError } from "../providers/access-provider.ts";
import { useServerAction } from "../resources/use-server-action.ts";

interface ProofDialogProps {
  /** Any one of them will do. */
  methods: readonly ProofMethod[];
  onProven: () => void;
  onClose: () => void;
}

/** Asks for a fresh proof; what was about to be done goes on after it. */
export function ProofDialog({ methods, onProven, onClose }: ProofDialogProps) {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const [isRefusedHere, setIsRefusedHere] = useState(false);
  const prove = useServerAction({
    call: (proof: ProofRequest) => accessProvider.prove(proof),
    refreshes: [],
    onDone: onProven,
  });
  const byPasskey = useServerAction({
    call: async () => {
      try {
        await accessProvider.proveWithPasskey();
        return true;
      } catch (error) {
        if (error instanceof NoPasskeyError) return false;
        throw error;
      }
    },
    refreshes: [],
    onDone: (isProven) => (isProven ? onProven() : setIsRefusedHere(true)),
  });
  const isPassword = methods.includes("password");
  const isWaiting = prove.isWaiting || byPasskey.isWaiting;
  const refusal = isRefusedHere ? { message: words("sign_in.no_passkey") } : (prove.error ?? byPasskey.error);
  return (
    <FormDialog
      title={words("proof.title")}
      submitLabel={words("proof.submit")}
      isValid={typed.trim() !== ""}
      missing={typed.trim() === "" ? words(isPassword ? "proof.missing_password" : "proof.missing_code") : null}
      isWaiting={isWaiting}
      error={isWaiting ? null : refusal}
      onSubmit={() => {
        setIsRefusedHere(false);
        prove.run(isPassword ? { password: typed } : { code: typed.trim() });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">{words("proof.text")}</Typography>
      <TextField
        autoFocus
        required
        type={isPassword ? "password" : "text"}
        label={words(isPassword ? "proof.password" : "sign_in.code")}
        helperText={isPassword ? undefined : words("sign_in.code_hint")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: isPassword ? "current-password" : "one-time-code", maxLength: 1024 } }}
      />
      {methods.includes("passkey") && (
        <Button disabled={isWaiting} onClick={() => byPasskey.run(undefined)}>
          {words("proof.use_passkey")}
        </Button>
      )}
    </FormDialog>
  );
}
