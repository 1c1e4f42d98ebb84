import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { cappedText } from "../../i18n/number-text.ts";
import { useReasonText } from "../../i18n/use-reason-text.ts";
import { type Words, useWords } from "../../i18n/use-words.ts";
import { allAccounts } from "../../layout/use-account-scope.ts";

/** Why an endpoint is told nothing, or will soon be told nothing. */
export function EndpointBanner({ endpoint }: { endpoint: EndpointPage }) {
  const words = useWords();
  const reasonText = useReasonText();
  const { status, disabled_at: since, disabled_by: by, disabled_reason: reason, missed, health } = endpoint;
  if (status === "deleted") return <Alert severity="info">{words("endpoint_banner.deleted")}</Alert>;
  if (status === "disabled" && since !== null) {
    return (
      <Alert severity="error">
        <AlertTitle>
          {words("endpoint_banner.disabled_since")} <InstantText value={since} />
        </AlertTitle>
        <Box>
          {by !== null && `${byWhom(words, by)} `}
          {reason !== null && (
            <>
              {words("endpoint_banner.reason")} <ReasonText reason={reasonText(reason)} />
            </>
          )}
        </Box>
        {missed !== null && (
          <Box>
            {missed.value === 0
              ? words("endpoint_banner.missed_nothing")
              : words("endpoint_banner.missed", {
                  smart_count: missed.value,
                  count: cappedText(missed.value, missed.capped),
                })}{" "}
            {missed.oldest_at !== null && (
              <Link
                component={RouterLink}
                to={missedPath(endpoint.id, missed.oldest_at)}
                color="inherit"
                underline="always"
              >
                {words("endpoint_banner.see_missed")}
              </Link>
            )}
          </Box>
        )}
      </Alert>
    );
  }
  if (health.warning_percent === 0) return null;
  return (
    <Alert severity="warning">
      <AlertTitle>{words("endpoint_banner.warning", { percent: health.warning_percent })}</AlertTitle>
      {health.disables_at !== null && (
        <>
          {words("endpoint_banner.disables_at")} <InstantText value={health.disables_at} />
        </>
      )}
    </Alert>
  );
}

function byWhom(words: Words, { type, name }: NonNullable<EndpointPage["disabled_by"]>): string {
  if (type === "staff")
    return name === null ? words("endpoint_banner.by_colleague") : words("endpoint_banner.by_staff", { name });
  return words(type === "merchant" ? "endpoint_banner.by_merchant" : "endpoint_banner.by_system");
}

const instant = /(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)/;

/** Kontor's own reasons name instants, which people read in their own zone. */
function ReasonText({ reason }: { reason: string }) {
  return reason
    .split(instant)
    .map((part, index) => (instant.test(part) ? <InstantText key={index} value={part} /> : part));
}

function missedPath(endpointId: string, since: string): string {
  const filters = { account: allAccounts, endpoint_id: endpointId, state: "skipped", "created_at.gte": since };
  return `/deliveries?${new URLSearchParams(filters).toString()}`;
}
