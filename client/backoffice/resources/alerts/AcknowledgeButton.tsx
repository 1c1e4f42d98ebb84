import Button from "@mui/material/Button";
import type { AlertView } from "../../../../shared/alerts/alert.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { alertProvider } from "../../providers/alert-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** Takes note of an alert, with one's name; there is nothing to be confirmed, since nothing else happens. */
export function AcknowledgeButton({ alert }: { alert: AlertView }) {
  const words = useWords();
  const action = useServerAction({
    call: () => alertProvider.acknowledge(alert.id),
    refreshes: ["alerts"],
    showsErrors: false,
  });
  const name = words("alerts.acknowledge_of", { what: words(`alert_kind.${alert.kind}`), label: alert.label });
  return (
    <Button
      size="small"
      variant="outlined"
      aria-label={name}
      disabled={action.isWaiting}
      onClick={() => action.run(undefined)}
      sx={{ whiteSpace: "nowrap" }}
    >
      {words("alerts.acknowledge")}
    </Button>
  );
}
