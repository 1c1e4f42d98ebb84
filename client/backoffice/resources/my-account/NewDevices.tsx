import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useWords } from "../../i18n/use-words.ts";
import { accessProvider } from "../../providers/access-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { ownAccessKey } from "./use-own-access.ts";

/** Asks about sign-ins on devices that were not known before. */
export function NewDevices() {
  const words = useWords();
  const confirm = useServerAction({
    call: () => accessProvider.confirmDevices(),
    refreshes: [ownAccessKey],
    said: words("my_account.devices_confirmed"),
    showsErrors: false,
  });
  return (
    <Alert
      severity="warning"
      sx={{ mb: 2 }}
      action={
        <Button color="inherit" size="small" disabled={confirm.isWaiting} onClick={() => confirm.run(undefined)}>
          {words("my_account.devices_confirm")}
        </Button>
      }
    >
      {words("my_account.new_devices")}
    </Alert>
  );
}
