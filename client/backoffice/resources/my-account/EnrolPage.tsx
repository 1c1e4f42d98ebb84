import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { PasskeyDialog } from "./PasskeyDialog.tsx";
import { RecoveryCodesDialog } from "./RecoveryCodesDialog.tsx";
import { TotpDialog } from "./TotpDialog.tsx";

/** In place of every page, for people whose role has to have a second step and who have none. */
export default function EnrolPage() {
  const words = useWords();
  useDocumentTitle(words("enrol.title"));
  const [open, setOpen] = useState<"totp" | "passkey" | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  // Everything that was refused before is asked for again.
  const goOn = () => window.location.reload();
  const finish = (made: readonly string[]) => {
    setOpen(null);
    if (made.length === 0) goOn();
    else setCodes(made);
  };
  return (
    <Stack spacing={2.5} sx={{ alignItems: "flex-start", maxWidth: 560, py: 4 }}>
      <Typography variant="h1">{words("enrol.title")}</Typography>
      <Alert severity="info">{words("enrol.text")}</Alert>
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
        <Button variant="contained" onClick={() => setOpen("totp")}>
          {words("my_account.totp_add")}
        </Button>
        <Button variant="outlined" onClick={() => setOpen("passkey")}>
          {words("my_account.passkey_add")}
        </Button>
      </Stack>
      {open === "totp" && <TotpDialog onClose={() => setOpen(null)} onDone={finish} />}
      {open === "passkey" && <PasskeyDialog onClose={() => setOpen(null)} onDone={finish} />}
      {codes.length > 0 && <RecoveryCodesDialog codes={codes} onClose={goOn} />}
    </Stack>
  );
}
