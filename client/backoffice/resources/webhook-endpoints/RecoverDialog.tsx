import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { recoverableStates } from "../../../../shared/webhooks/recovery.schema.ts";
import type { RecoverRequest } from "../../../../shared/webhooks/recover-request.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { cappedText } from "../../i18n/number-text.ts";
import { useProblemText } from "../../i18n/use-problem-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { ProblemError } from "../../providers/http.ts";
import { useServerAction } from "../use-server-action.ts";

interface RecoverDialogProps {
  endpointId: string;
  /** What is wanted, where that is known already: a failure cluster, or what was skipped. Without an end it reaches to now. */
  preset?: Pick<RecoverRequest, "codes" | "from" | "states" | "event_types" | "classes"> & {
    to: string | null;
  };
  /** The preset in words, where it is more than what was skipped. */
  presetText?: string;
  onClose: () => void;
}

const days = [1, 7, 30] as const;
const rates = [1, 5, 20, 100] as const;
const dayMs = 86_400_000;

/** What to send again, how many that are, and how fast. */
export function RecoverDialog({ endpointId, preset, presetText, onClose }: RecoverDialogProps) {
  const words = useWords();
  const { text } = useProblemText();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [openedMs] = useState(() => Date.now());
  const [dayCount, setDayCount] = useState<number>(7);
  const [states, setStates] = useState<readonly (typeof recoverableStates)[number][]>(recoverableStates);
  const [rate, setRate] = useState(5);
  const openedAt = new Date(openedMs).toISOString();
  const window =
    preset === undefined
      ? { from: new Date(openedMs - dayCount * dayMs).toISOString(), to: openedAt, states: [...states] }
      : { ...preset, to: preset.to ?? openedAt };
  const { data: preview, error: refusal } = useQuery({
    queryKey: ["webhook-recoveries", "preview", endpointId, window],
    queryFn: async () => (await dataProvider.recover(endpointId, { ...window, preview: true })).preview,
    enabled: window.states.length > 0,
    retry: false,
  });
  const start = useServerAction({
    call: () => dataProvider.recover(endpointId, { ...window, rate_per_second: rate }),
    refreshes: ["webhook-recoveries", "webhook-clusters", "deliveries", "webhook-endpoints"],
    said: words("recover.started"),
    onDone: onClose,
  });
  const count = window.states.length === 0 ? 0 : (preview?.count ?? 0);
  const shownCount = cappedText(count, preview?.is_capped === true);
  const toggle = (state: (typeof recoverableStates)[number]) =>
    setStates(states.includes(state) ? states.filter((other) => other !== state) : [...states, state]);

  return (
    <FormDialog
      title={words("recover.title")}
      submitLabel={words("recover.submit", { count: shownCount, rate })}
      isValid={count > 0}
      isWaiting={start.isWaiting}
      error={start.error ?? (refusal instanceof ProblemError ? { message: text(refusal.problem) } : null)}
      onSubmit={() => start.run(undefined)}
      onClose={onClose}
    >
      {preset === undefined ? (
        <>
          <TextField
            select
            label={words("recover.window")}
            value={dayCount}
            onChange={(event) => setDayCount(Number(event.target.value))}
          >
            {days.map((value) => (
              <MenuItem key={value} value={value}>
                {words("recover.days", { smart_count: value })}
              </MenuItem>
            ))}
          </TextField>
          <FormGroup aria-label={words("recover.states")}>
            {recoverableStates.map((state) => (
              <FormControlLabel
                key={state}
                label={words(`recover.state_${state}`)}
                control={<Checkbox size="small" checked={states.includes(state)} onChange={() => toggle(state)} />}
                slotProps={{ typography: { variant: "body2" } }}
              />
            ))}
          </FormGroup>
        </>
      ) : (
        <Box sx={{ fontSize: "0.875rem" }}>
          {presetText ?? (
            <>
              {words("recover.only_skipped")} <InstantText value={preset.from} />.
            </>
          )}
        </Box>
      )}
      <TextField
        select
        label={words("recover.rate")}
        value={rate}
        onChange={(event) => setRate(Number(event.target.value))}
      >
        {rates.map((value) => (
          <MenuItem key={value} value={value}>
            {words("recover.per_second", { rate: value })}
          </MenuItem>
        ))}
      </TextField>
      <Alert severity="info" role="status">
        {preview === undefined && window.states.length > 0 && refusal === null
          ? words("recover.counting")
          : words("recover.count", { smart_count: count, count: shownCount })}
        {preview?.kept_since != null && preview.kept_since > window.from && (
          <Box>
            {words("recover.kept_since")} <InstantText value={preview.kept_since} />.
          </Box>
        )}
        {preview != null && preview.expired > 0 && (
          <Box>{words("recover.expired", { smart_count: preview.expired })}</Box>
        )}
      </Alert>
    </FormDialog>
  );
}
