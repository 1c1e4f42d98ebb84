import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider, useNotify } from "react-admin";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useMay, useStaffSession } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** Settles what waits without waiting for the night. */
export function SettleButton() {
  const words = useWords();
  const maySettle = useMay("settlements.create");
  const [isOpen, setIsOpen] = useState(false);
  if (!maySettle) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setIsOpen(true)}>
        {words("settlements.settle")}
      </Button>
      {isOpen && <SettleDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}

function SettleDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const notify = useNotify();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [scope] = useAccountScope();
  const accounts = useStaffSession()?.accounts ?? [];
  const [chosen, setChosen] = useState<string | null>(scope);
  // Between a sandbox and a live account nobody but the person may choose.
  const account = chosen ?? (accounts.length === 1 ? accounts[0]?.id : undefined) ?? "";
  const settle = useServerAction({
    call: () => dataProvider.settle(account),
    refreshes: ["settlements", "payments"],
    onDone: (made) => {
      notify(
        made.length === 0 ? words("settlements.nothing") : words("settlements.settled", { smart_count: made.length }),
        { type: made.length === 0 ? "info" : "success" },
      );
      onClose();
    },
  });
  return (
    <FormDialog
      title={words("settlements.settle")}
      submitLabel={words("settlements.settle")}
      isValid={account !== ""}
      missing={words("settlements.account_needed")}
      isWaiting={settle.isWaiting}
      error={settle.error}
      onSubmit={() => settle.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">{words("settlements.settle_text")}</Typography>
      <TextField
        select
        label={words("accounts.choose")}
        value={account}
        onChange={(event) => setChosen(event.target.value)}
      >
        {accounts.map(({ id, name, kind }) => (
          <MenuItem key={id} value={id}>
            {name} · {words(`accounts.kind_${kind}`)}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
}
