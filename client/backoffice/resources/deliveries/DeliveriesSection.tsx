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
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";
import { AttemptList } from "./AttemptList.tsx";
import { DeliveryStateChip } from "./DeliveryStateChip.tsx";

/** Who was told about a payment, and how that went. */
export function DeliveriesSection({ deliveries }: { deliveries: readonly DeliveryView[] }) {
  const words = useWords();
  return (
    <Section title={words("deliveries.title")} isPadded={false}>
      {deliveries.length === 0 && (
        <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 2.25 }}>
          {words("deliveries.none_here")}
        </Typography>
      )}
      {deliveries.map((delivery) => (
        <Accordion
          key={delivery.id}
          slotProps={{ transition: { unmountOnExit: true } }}
          sx={{ borderTop: 1, borderColor: "divider" }}
        >
          <AccordionSummary expandIcon={<ExpandMore />}>
            <DeliverySummary delivery={delivery} />
          </AccordionSummary>
          <AccordionDetails sx={{ p: 0 }}>
            <AttemptList attempts={delivery.attempts ?? []} />
            <Link
              component={RouterLink}
              to={recordPath("deliveries", delivery.id)}
              variant="body2"
              sx={{ display: "inline-block", px: 2.5, py: 1.5 }}
            >
              {words("deliveries.open")}
            </Link>
          </AccordionDetails>
        </Accordion>
      ))}
    </Section>
  );
}

function DeliverySummary({ delivery }: { delivery: DeliveryView }) {
  const words = useWords();
  const { attempt_count, attempts_max, last_code } = delivery;
  return (
    <Stack sx={{ minWidth: 0, flexGrow: 1, gap: 0.25, pr: 1 }}>
      <Stack
        direction="row"
        sx={{ alignItems: "center", flexWrap: "wrap", columnGap: 1.5, rowGap: 0.5, fontSize: "0.875rem" }}
      >
        <Box component="span" sx={{ fontWeight: 600 }}>
          {delivery.event_type}
        </Box>
        <DeliveryStateChip state={delivery.state} />
        <Box component="span" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
          {words("deliveries.attempts_of", { count: attempt_count, max: attempts_max })}
          {last_code !== null && ` · HTTP ${last_code}`}
        </Box>
      </Stack>
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
  );
}
