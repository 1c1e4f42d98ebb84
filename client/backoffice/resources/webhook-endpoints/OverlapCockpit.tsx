import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { useDataProvider } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import type { OverlapVerdict, SecretOverlap } from "../../../../shared/webhooks/overlap.schema.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { recordPath } from "../resource-path.ts";
import { useServerAction } from "../use-server-action.ts";

const severities = {
  safe: "success",
  failing: "warning",
  refused: "error",
  untested: "info",
} as const satisfies Record<OverlapVerdict, string>;

interface OverlapCockpitProps {
  endpoint: EndpointPage;
  overlap: SecretOverlap;
  mayManage: boolean;
  onEnd: () => void;
}

/** Whether the receiver knows the new secret, and how that is known. */
export function OverlapCockpit({ endpoint, overlap, mayManage, onEnd }: OverlapCockpitProps) {
  const words = useWords();
  const { verdict } = overlap;
  const eventType = endpoint.event_types[0];
  const dataProvider = useDataProvider<KontorDataProvider>();
  const test = useServerAction({
    call: (type: string) => dataProvider.sendTestEvent(endpoint.id, type, { newestSecretOnly: true }),
    refreshes: ["webhook-endpoints", "deliveries"],
    showsErrors: false,
  });
  return (
    <Stack spacing={1.5} role="group" aria-label={words("cockpit.title")}>
      <Box role="status">
        <Alert severity={severities[verdict]}>
          <AlertTitle>{words(`cockpit.verdict.${verdict}`)}</AlertTitle>
          {words(`cockpit.reason.${verdict}`)}
        </Alert>
      </Box>
      <Facts
        facts={[
          { label: words("cockpit.test"), value: <TestResult test={overlap.test} /> },
          {
            label: words("cockpit.since"),
            value: words("cockpit.since_text", { accepted: overlap.accepted, failed: overlap.failed }),
          },
        ]}
      />
      {overlap.is_capped && (
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{words("cockpit.capped")}</Box>
      )}
      {mayManage && (
        <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
          {eventType !== undefined && (
            <Button
              variant={verdict === "safe" ? "outlined" : "contained"}
              disabled={test.isWaiting}
              onClick={() => test.run(eventType)}
            >
              {words(test.isWaiting ? "test_event.sending" : "cockpit.send_test")}
            </Button>
          )}
          <Button
            variant={verdict === "safe" ? "contained" : "outlined"}
            color={verdict === "safe" ? "primary" : "error"}
            onClick={onEnd}
          >
            {words("rotation.end_early")}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}

function TestResult({ test }: { test: SecretOverlap["test"] }) {
  const words = useWords();
  if (test === null) return words("cockpit.test_none");
  return (
    <>
      <Link component={RouterLink} to={recordPath("deliveries", test.delivery_id)} underline="always">
        {test.code === null ? words("cockpit.test_unanswered") : words("cockpit.test_answered", { code: test.code })}
      </Link>{" "}
      · <InstantText value={test.at} />
    </>
  );
}
