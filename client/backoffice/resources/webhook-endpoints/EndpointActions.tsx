import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { textOrNull } from "../text-or-null.ts";
import { useServerAction } from "../use-server-action.ts";
import { DeleteEndpointDialog } from "./DeleteEndpointDialog.tsx";
import { EditEndpointDialog } from "./EditEndpointDialog.tsx";
import { RecoverDialog } from "./RecoverDialog.tsx";

type Dialog = "edit" | "disable" | "recover" | "delete" | { missedSince: string };

/** What an admin may do with an endpoint. */
export function EndpointActions({ endpoint }: { endpoint: EndpointPage }) {
  const words = useWords();
  const [open, setOpen] = useState<Dialog | null>(null);
  const close = () => setOpen(null);
  const dataProvider = useDataProvider<KontorDataProvider>();
  const enable = useServerAction({
    call: () => dataProvider.enableEndpoint(endpoint.id),
    refreshes: ["webhook-endpoints"],
    said: words("endpoint_action.enabled"),
    showsErrors: false,
    onDone: () => {
      if (missedSince !== null) setOpen({ missedSince });
    },
  });
  const missedSince = endpoint.missed?.oldest_at ?? null;
  const isDisabled = endpoint.status === "disabled";
  return (
    <Stack direction="row" role="group" aria-label={words("endpoint_action.label")} sx={{ gap: 1, flexWrap: "wrap" }}>
      <Button variant="outlined" onClick={() => setOpen("edit")}>
        {words("endpoint_action.edit")}
      </Button>
      {isDisabled ? (
        <Button variant="contained" onClick={() => enable.run(undefined)} disabled={enable.isWaiting}>
          {words(missedSince !== null ? "endpoint_banner.enable_and_send" : "endpoint_action.enable")}
        </Button>
      ) : (
        <Button variant="outlined" onClick={() => setOpen("disable")}>
          {words("endpoint_action.disable")}
        </Button>
      )}
      <BlockedButton
        variant="outlined"
        reason={isDisabled ? words("endpoint_action.recover_blocked") : null}
        onClick={() => setOpen("recover")}
      >
        {words("endpoint_action.recover")}
      </BlockedButton>
      <Button variant="outlined" color="error" onClick={() => setOpen("delete")}>
        {words("endpoint_action.delete")}
      </Button>
      {open === "edit" && <EditEndpointDialog endpoint={endpoint} onClose={close} />}
      {open === "disable" && <DisableDialog endpointId={endpoint.id} onClose={close} />}
      {open === "recover" && <RecoverDialog endpointId={endpoint.id} onClose={close} />}
      {open !== null && typeof open === "object" && (
        <RecoverDialog
          endpointId={endpoint.id}
          preset={{ from: open.missedSince, to: null, states: ["skipped"] }}
          onClose={close}
        />
      )}
      {open === "delete" && <DeleteEndpointDialog endpoint={endpoint} onClose={close} />}
    </Stack>
  );
}

function DisableDialog({ endpointId, onClose }: { endpointId: string; onClose: () => void }) {
  const words = useWords();
  const [reason, setReason] = useState("");
  const dataProvider = useDataProvider<KontorDataProvider>();
  const disable = useServerAction({
    call: () => dataProvider.disableEndpoint(endpointId, textOrNull(reason)),
    refreshes: ["webhook-endpoints", "deliveries"],
    said: words("endpoint_action.disabled"),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words("endpoint_action.disable_title")}
      submitLabel={words("endpoint_action.disable")}
      color="error"
      isValid
      isWaiting={disable.isWaiting}
      error={disable.error}
      isDirty={reason !== ""}
      onSubmit={() => disable.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">{words("endpoint_action.disable_text")}</Typography>
      <TextField
        autoFocus
        label={words("endpoint_action.disable_reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
