import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { useWords } from "../../i18n/use-words.ts";

/** Why an endpoint is told nothing, or will soon be told nothing. */
export function EndpointBanner({ endpoint }: { endpoint: EndpointPage }) {
  const words = useWords();
  const { status, disabled_at: since, disabled_by: by, disabled_reason: reason, missed, health } = endpoint;
  if (status === "deleted") return <Alert severity="info">{words("endpoint_banner.deleted")}</Alert>;
  if (status === "disabled" && since !== null) {
    return (
      <Alert severity="error">
        <AlertTitle>
          {words("endpoint_banner.disabled_since")} <InstantText value={since} />
        </AlertTitle>
        <Box>
          {by !== null && `${words(`endpoint_banner.by_${whose(by.type)}`, { id: by.id ?? "" })} `}
          {reason !== null && words("endpoint_banner.reason", { reason })}
        </Box>
        {missed !== null && (
          <Box>
            {missed.value === 0
              ? words("endpoint_banner.missed_nothing")
              : words("endpoint_banner.missed", {
                  smart_count: missed.value,
                  count: missed.capped ? `${missed.value}+` : missed.value,
                })}
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

function whose(type: string): "staff" | "merchant" | "system" {
  return type === "staff" || type === "merchant" ? type : "system";
}
