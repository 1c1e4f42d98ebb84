import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { AuditVerdictView } from "../../../../shared/audit/audit.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** Follows the chains and says whether the log is what was written; what is wrong stays until it is closed. */
export function VerifyButton() {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [verdict, setVerdict] = useState<AuditVerdictView | null>(null);
  const action = useServerAction({
    call: () => dataProvider.verifyAudit(),
    refreshes: [],
    showsErrors: false,
    onDone: setVerdict,
  });
  const close = () => setVerdict(null);
  return (
    <>
      <Button variant="outlined" color="secondary" disabled={action.isWaiting} onClick={() => action.run(undefined)}>
        {words(action.isWaiting ? "audit.verifying" : "audit.verify")}
      </Button>
      <Snackbar open={verdict !== null} anchorOrigin={{ vertical: "top", horizontal: "center" }}>
        <Alert severity={verdict?.ok === false ? "error" : "success"} onClose={close} sx={{ maxWidth: 640 }}>
          {verdict !== null && words(verdict.ok ? "audit.holds" : "audit.broken", { detail: verdict.detail })}
        </Alert>
      </Snackbar>
    </>
  );
}
