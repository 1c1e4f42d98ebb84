import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useGetList } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { allAccounts } from "../../layout/use-account-scope.ts";
import { DeliveryStateChip } from "../deliveries/DeliveryStateChip.tsx";
import { recordPath } from "../resource-path.ts";

const shownMax = 10;

/** The newest deliveries of one endpoint, and the way to all of them. */
export function EndpointDeliveries({ endpointId }: { endpointId: string }) {
  const words = useWords();
  const { data, error, refetch } = useGetList<DeliveryView>("deliveries", {
    pagination: { page: 1, perPage: shownMax },
    sort: { field: "created_at", order: "DESC" },
    filter: { endpoint_id: [endpointId] },
  });
  return (
    <Section
      title={words("endpoint.recent")}
      isPadded={false}
      action={
        <Link
          component={RouterLink}
          to={`/deliveries?${new URLSearchParams({ account: allAccounts, endpoint_id: endpointId }).toString()}`}
          variant="body2"
        >
          {words("endpoint.all_deliveries")}
        </Link>
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 2.25 }}>
          {words("endpoint.no_deliveries")}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {data?.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} />
        ))}
      </Box>
    </Section>
  );
}

function DeliveryLine({ delivery }: { delivery: DeliveryView }) {
  const words = useWords();
  const { id, event_type, state, attempt_count, attempts_max, last_code, last_error, created_at } = delivery;
  return (
    <Stack
      component="li"
      direction="row"
      sx={{
        gap: 1.5,
        rowGap: 0.25,
        flexWrap: "wrap",
        alignItems: "center",
        px: 2.5,
        py: 1,
        borderTop: 1,
        borderColor: "divider",
        fontSize: "0.875rem",
      }}
    >
      <Link component={RouterLink} to={recordPath("deliveries", id)} sx={{ fontWeight: 600 }}>
        {event_type}
      </Link>
      <DeliveryStateChip state={state} />
      {delivery.is_test && (
        <Box component="span" sx={{ color: "text.secondary" }}>
          {words("deliveries.test")}
        </Box>
      )}
      <Box component="span" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
        {words("deliveries.attempts_of", { count: attempt_count, max: attempts_max })}
        {last_code === null ? (last_error === null ? "" : ` · ${last_error}`) : ` · HTTP ${last_code}`}
      </Box>
      <Box component="span" sx={{ color: "text.secondary", ml: { sm: "auto" } }}>
        <InstantText value={created_at} form="relative" />
      </Box>
    </Stack>
  );
}
