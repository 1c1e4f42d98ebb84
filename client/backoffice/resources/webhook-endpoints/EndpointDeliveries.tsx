import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useGetList } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { allAccounts } from "../../layout/use-account-scope.ts";
import { DeliverySummary } from "../deliveries/DeliverySummary.tsx";
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
  const { id, event_type, created_at } = delivery;
  return (
    <Box component="li" sx={{ px: 2.5, py: 1, borderTop: 1, borderColor: "divider" }}>
      <DeliverySummary
        delivery={delivery}
        title={
          <Link component={RouterLink} to={recordPath("deliveries", id)}>
            {event_type}
          </Link>
        }
        end={<InstantText value={created_at} form="relative" />}
      />
    </Box>
  );
}
