import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { renderSVG } from "uqr";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { accessProvider } from "../../providers/access-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { ownAccessKey } from "./use-own-access.ts";

interface TotpDialogProps {
  onClose: () => void;
  /** With recovery codes where there were none yet. */
  onDone: (codes: readonly string[]) => void;
}

/** The key for the app, as a picture and as text, and the code that proves that it arrived. */
export function TotpDialog({ onClose, onDone }: TotpDialogProps) {
  const words = useWords();
  const [code, setCode] = useState("");
  // Each opening begins anew: what was shown before is worth nothing then.
  const begun = useQuery({
    queryKey: ["new-totp"],
    queryFn: () => accessProvider.beginTotp(),
    ...{ gcTime: 0, staleTime: Infinity, retry: false },
  });
  const confirm = useServerAction({
    call: (typed: string) => accessProvider.finishTotp(typed),
    refreshes: [ownAccessKey],
    onDone: ({ recovery_codes }) => onDone(recovery_codes),
  });
  const plain = code.replaceAll(/\s/g, "");
  const isComplete = /^\d{6}$/.test(plain) && begun.data !== undefined;
  return (
    <FormDialog
      title={words("my_account.totp_add")}
      submitLabel={words("my_account.totp_confirm")}
      isValid={isComplete}
      missing={isComplete ? null : words("my_account.totp_code_missing")}
      isWaiting={confirm.isWaiting}
      error={confirm.error}
      onSubmit={() => confirm.run(plain)}
      onClose={onClose}
    >
      {begun.isPending && <PageSkeleton />}
      {begun.error !== null && <ErrorNotice error={begun.error} />}
      {begun.data !== undefined && (
        <>
          <Typography variant="body2">{words("my_account.totp_scan")}</Typography>
          <QrCode text={begun.data.uri} label={words("my_account.totp_qr")} />
          <Typography variant="body2" component="div" sx={{ color: "text.secondary" }}>
            {words("my_account.totp_secret")}
            <Box sx={{ color: "text.primary", mt: 0.5 }}>
              <CopyableId id={begun.data.secret} what={words("my_account.totp_key")} />
            </Box>
          </Typography>
          <TextField
            autoFocus
            required
            label={words("my_account.totp_code")}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            slotProps={{ htmlInput: { inputMode: "numeric", autoComplete: "one-time-code", maxLength: 7 } }}
          />
        </>
      )}
    </FormDialog>
  );
}

/** Black on white in either theme: phones do not read it the other way round. */
function QrCode({ text, label }: { text: string; label: string }) {
  const picture = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2 }))}`, [text]);
  return (
    <Box
      component="img"
      src={picture}
      alt={label}
      sx={{ width: 192, height: 192, borderRadius: 1, alignSelf: "center" }}
    />
  );
}
