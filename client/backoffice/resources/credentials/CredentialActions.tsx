import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { SecretDialog } from "../webhook-endpoints/SecretDialog.tsx";

/** A new secret, or the end of the client. */
export function CredentialActions({ credential }: { credential: CredentialView }) {
  const words = useWords();
  const [open, setOpen] = useState<"rotate" | "delete" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
      <Button variant="outlined" onClick={() => setOpen("rotate")}>
        {words("credential.rotate")}
      </Button>
      <Button variant="outlined" color="error" onClick={() => setOpen("delete")}>
        {words("credential.delete")}
      </Button>
      {open === "rotate" && (
        <RotateDialog
          credential={credential}
          onClose={() => setOpen(null)}
          onDone={(made) => {
            setOpen(null);
            setSecret(made);
          }}
        />
      )}
      {open === "delete" && <DeleteDialog credential={credential} onClose={() => setOpen(null)} />}
      {secret !== null && (
        <SecretDialog
          title={words("credential.secret_dialog")}
          made={{ secret, previous_expires_at: null }}
          onClose={() => setSecret(null)}
        />
      )}
    </Stack>
  );
}

interface RotateDialogProps {
  credential: CredentialView;
  onClose: () => void;
  onDone: (secret: string) => void;
}

function RotateDialog({ credential, onClose, onDone }: RotateDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [endsTokens, setEndsTokens] = useState(false);
  const hasTokens = credential.api !== "payments";
  const rotate = useServerAction({
    call: () => dataProvider.rotateCredential(credential.id, hasTokens && endsTokens),
    refreshes: ["credentials"],
    onDone: ({ secret }) => onDone(secret),
  });
  return (
    <FormDialog
      title={words("credential.rotate")}
      submitLabel={words("credential.rotate")}
      isValid
      isWaiting={rotate.isWaiting}
      error={rotate.error}
      onSubmit={() => rotate.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">{words("credential.rotate_text")}</Typography>
      {hasTokens && (
        <div>
          <FormControlLabel
            control={<Checkbox checked={endsTokens} onChange={(event) => setEndsTokens(event.target.checked)} />}
            label={words("credential.ends_tokens")}
          />
          <FormHelperText sx={{ ml: 4, mt: -0.5 }}>{words("credential.ends_tokens_hint")}</FormHelperText>
        </div>
      )}
    </FormDialog>
  );
}

function DeleteDialog({ credential, onClose }: { credential: CredentialView; onClose: () => void }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const revoke = useServerAction({
    call: () => dataProvider.revokeCredential(credential.id),
    refreshes: ["credentials"],
    said: words("credential.deleted"),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={words("credential.delete_title")}
      submitLabel={words("credential.delete")}
      color="error"
      text={words("credential.delete_text")}
      isWaiting={revoke.isWaiting}
      error={revoke.error}
      onSubmit={() => revoke.run(undefined)}
      onClose={onClose}
    />
  );
}
