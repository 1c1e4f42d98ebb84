import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** Deleting wants the endpoint's name typed: its description, or else its address. */
export function DeleteEndpointDialog({ endpoint, onClose }: { endpoint: EndpointPage; onClose: () => void }) {
  const words = useWords();
  const name = endpoint.description ?? endpoint.url ?? endpoint.id;
  const [typed, setTyped] = useState("");
  const dataProvider = useDataProvider<KontorDataProvider>();
  const remove = useServerAction({
    call: () => dataProvider.deleteEndpoint(endpoint.id),
    refreshes: ["webhook-endpoints", "deliveries"],
    said: words("endpoint_action.deleted"),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words("endpoint_action.delete_title")}
      submitLabel={words("endpoint_action.delete")}
      color="error"
      isValid={typed.trim() === name}
      isWaiting={remove.isWaiting}
      error={remove.error}
      onSubmit={() => remove.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">
        {words("endpoint_action.delete_text", { smart_count: endpoint.health.pending })}
      </Typography>
      <TextField
        autoFocus
        label={words("endpoint_action.delete_name")}
        helperText={name}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: "off" } }}
      />
    </FormDialog>
  );
}
