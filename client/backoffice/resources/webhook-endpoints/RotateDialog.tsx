import Alert from "@mui/material/Alert";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { EndpointPage, EndpointSecret } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useReasonText } from "../../i18n/use-reason-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { overlapChoices, type OwnOverlap, ownSeconds } from "./overlap-choices.ts";
import { OwnOverlapFields } from "./OwnOverlapFields.tsx";

interface RotateDialogProps {
  endpoint: EndpointPage;
  onClose: () => void;
  onRotated: (made: EndpointSecret) => void;
}

/** Replaces the secret. How long the old one signs along is chosen here, as far as the wire allows. */
export function RotateDialog({ endpoint, onClose, onRotated }: RotateDialogProps) {
  const words = useWords();
  const reasonText = useReasonText();
  const { overlap_seconds_max: limit, secrets_max: secretsMax, has_overlap: hasOverlap, reason } = endpoint.rotation;
  const choices = overlapChoices(limit);
  const longestDefault = choices.find(({ seconds, isAllowed }) => seconds === 86_400 && isAllowed);
  const [chosen, setChosen] = useState<number | "own">(longestDefault?.seconds ?? 0);
  const [own, setOwn] = useState<OwnOverlap>({ length: "12", unit: "hour" });
  const seconds = chosen === "own" ? ownSeconds(own, limit) : chosen;
  const dataProvider = useDataProvider<KontorDataProvider>();
  const rotate = useServerAction({
    call: (overlapSeconds: number) => dataProvider.rotateSecret(endpoint.id, overlapSeconds),
    refreshes: ["webhook-endpoints"],
    // Without an overlap the secret before it has ended already: there is no time to tell.
    onDone: (made) => onRotated(seconds === 0 ? { ...made, previous_expires_at: null } : made),
  });
  return (
    <FormDialog
      title={words("rotation.title")}
      submitLabel={words("rotation.submit")}
      color={seconds === 0 ? "error" : "primary"}
      isValid={seconds !== null}
      isWaiting={rotate.isWaiting}
      error={rotate.error}
      onSubmit={() => {
        if (seconds !== null) rotate.run(seconds);
      }}
      onClose={onClose}
    >
      {hasOverlap && (
        <Alert severity="warning">
          {secretsMax === null || endpoint.secrets.length < secretsMax
            ? words("cockpit.second_keeps")
            : words("cockpit.second_drops", { count: secretsMax })}
        </Alert>
      )}
      <FormControl>
        <FormLabel id="overlap" sx={{ fontSize: "0.875rem", fontWeight: 600 }}>
          {words("rotation.overlap")}
        </FormLabel>
        <RadioGroup
          aria-labelledby="overlap"
          value={String(chosen)}
          onChange={(event) => setChosen(event.target.value === "own" ? "own" : Number(event.target.value))}
        >
          {choices.map((choice) => (
            <FormControlLabel
              key={choice.name}
              value={String(choice.seconds)}
              disabled={!choice.isAllowed}
              label={words(`rotation.for.${choice.name}`)}
              control={<Radio size="small" />}
              slotProps={{ typography: { variant: "body2" } }}
            />
          ))}
          {limit > 0 && (
            <FormControlLabel
              value="own"
              label={words("rotation.for.own")}
              control={<Radio size="small" />}
              slotProps={{ typography: { variant: "body2" } }}
            />
          )}
        </RadioGroup>
        {chosen === "own" && <OwnOverlapFields value={own} secondsMax={limit} onChange={setOwn} />}
        {reason !== null && <FormHelperText sx={{ mx: 0 }}>{reasonText(reason)}</FormHelperText>}
      </FormControl>
      <Alert severity={seconds === 0 ? "warning" : "info"}>
        {words(seconds === 0 ? "rotation.now_hint" : "rotation.overlap_hint")}
      </Alert>
    </FormDialog>
  );
}
