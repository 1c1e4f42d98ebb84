import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { useSearchParams } from "react-router";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useReasonText } from "../../i18n/use-reason-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { AttemptList } from "../deliveries/AttemptList.tsx";
import { useKnownWords } from "../timeline/use-known-words.ts";
import { useServerAction } from "../use-server-action.ts";

/** Sends a made-up event, signed like a real one, and shows what came back. */
export function TestEventSection({ endpoint }: { endpoint: EndpointPage }) {
  const words = useWords();
  const reasonText = useReasonText();
  const [params] = useSearchParams();
  const [chosen, setChosen] = useState<string | null>(() => wantedType(params.get("test"), endpoint));
  const [sent, setSent] = useState<DeliveryView | null>(null);
  const dataProvider = useDataProvider<KontorDataProvider>();
  const eventType = chosen ?? endpoint.event_types[0] ?? "";
  const knownWords = useKnownWords();
  const test = useServerAction({
    call: () => dataProvider.sendTestEvent(endpoint.id, eventType),
    refreshes: ["deliveries"],
    onDone: setSent,
  });
  const attempt = sent?.attempts?.at(-1);
  return (
    <Section title={words("test_event.title")} isPadded={false}>
      <Stack
        component="form"
        direction="row"
        onSubmit={(event) => {
          event.preventDefault();
          // An earlier answer beside a test that is under way would be taken for its answer.
          setSent(null);
          test.run(undefined);
        }}
        sx={{ gap: 1, flexWrap: "wrap", px: 2.5, pb: 2 }}
      >
        <TextField
          select
          label={words("test_event.type")}
          value={eventType}
          onChange={(event) => setChosen(event.target.value)}
          sx={{ minWidth: 240, flexGrow: { xs: 1, sm: 0 } }}
        >
          {endpoint.event_types.map((type) => (
            <MenuItem key={type} value={type}>
              {type}
            </MenuItem>
          ))}
        </TextField>
        <Button type="submit" variant="outlined" disabled={test.isWaiting || eventType === ""}>
          {words(test.isWaiting ? "test_event.sending" : "test_event.send")}
        </Button>
      </Stack>
      <Box role="status" sx={{ "&:empty": { display: "contents" } }}>
        {test.error !== null && (
          <Alert severity="error" sx={{ mx: 2.5, mb: 2 }}>
            {test.error.message}
          </Alert>
        )}
        {attempt !== undefined && (
          <Alert severity={attempt.outcome === "delivered" ? "success" : "error"} sx={{ mx: 2.5, mb: 2 }}>
            {attempt.code === null
              ? words("test_event.unanswered", {
                  what: knownWords("attempt", attempt.outcome),
                  error: reasonText(attempt.error ?? ""),
                  ms: attempt.duration_ms,
                })
              : words("test_event.answered", { code: attempt.code, ms: attempt.duration_ms })}
          </Alert>
        )}
      </Box>
      {sent !== null && <AttemptList delivery={sent} />}
    </Section>
  );
}

/** The event catalogue leads here with the type that is to be tried. */
function wantedType(wanted: string | null, { event_types }: EndpointPage): string | null {
  return wanted !== null && event_types.includes(wanted) ? wanted : null;
}
