import ExpandMore from "@mui/icons-material/ExpandMore";
import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";
import { AttemptList } from "./AttemptList.tsx";
import { DeliverySummary } from "./DeliverySummary.tsx";
import { ResendButton } from "./ResendButton.tsx";

interface DeliveriesSectionProps {
  deliveries: readonly DeliveryView[];
  /** What an operation did, in words; null for one that the page does not know. */
  nameOperation?: (operationId: string) => string | null;
}

/** For each change, newest first: who was told of it, how that went, and a way to tell it again. */
export function DeliveriesSection({ deliveries, nameOperation }: DeliveriesSectionProps) {
  const words = useWords();
  const changes = byEvent(deliveries).reverse();
  return (
    <Section title={words("deliveries.title")} isPadded={false}>
      {deliveries.length === 0 && (
        <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 2.25 }}>
          {words("deliveries.none_here")}
        </Typography>
      )}
      {changes.map((told) => (
        <ToldOf key={told[0]?.event_id} told={told} nameOperation={nameOperation} />
      ))}
    </Section>
  );
}

/** Deliveries of the same event together, in the order in which the events come. */
function byEvent(deliveries: readonly DeliveryView[]): DeliveryView[][] {
  const groups = new Map<string, DeliveryView[]>();
  for (const delivery of deliveries)
    groups.set(delivery.event_id, [...(groups.get(delivery.event_id) ?? []), delivery]);
  return [...groups.values()];
}

interface ToldOfProps {
  /** Deliveries of one event. */
  told: readonly DeliveryView[];
  nameOperation: DeliveriesSectionProps["nameOperation"];
}

function ToldOf({ told, nameOperation }: ToldOfProps) {
  const [first] = told;
  if (first === undefined) return null;
  const { operation_id: operationId, event_type, created_at } = first;
  const change = operationId === null ? null : (nameOperation?.(operationId) ?? null);
  return (
    <Box sx={{ borderTop: 1, borderColor: "divider" }}>
      <Stack
        direction="row"
        sx={{
          justifyContent: "space-between",
          gap: 2,
          px: 2.5,
          pt: 1.25,
          fontSize: "0.8125rem",
          color: "text.secondary",
        }}
      >
        <Typography variant="h3">{change ?? event_type}</Typography>
        <InstantText value={created_at} />
      </Stack>
      {told.map((delivery) => (
        <ToldDelivery key={delivery.id} delivery={delivery} />
      ))}
    </Box>
  );
}

function ToldDelivery({ delivery }: { delivery: DeliveryView }) {
  const words = useWords();
  return (
    <Accordion slotProps={{ transition: { unmountOnExit: true } }}>
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Stack sx={{ minWidth: 0, flexGrow: 1, gap: 0.25, pr: 1 }}>
          <DeliverySummary delivery={delivery} title={delivery.event_type} />
          <Box
            component="span"
            sx={{
              color: "text.secondary",
              fontSize: "0.8125rem",
              overflow: "hidden",
              textOverflow: "ellipsis",
              whiteSpace: "nowrap",
            }}
          >
            {delivery.url}
          </Box>
        </Stack>
      </AccordionSummary>
      <AccordionDetails sx={{ p: 0 }}>
        <AttemptList delivery={delivery} />
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 2, px: 2.5, py: 1.5 }}>
          <ResendButton delivery={delivery} />
          <Link component={RouterLink} to={recordPath("deliveries", delivery.id)} variant="body2">
            {words("deliveries.open")}
          </Link>
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}
