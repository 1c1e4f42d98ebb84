import ExpandMore from "@mui/icons-material/ExpandMore";
import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { AttemptView, DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useKnownWords } from "../timeline/use-known-words.ts";
import { AttemptDetails } from "./AttemptDetails.tsx";

/** Every try of a delivery; opened, what was sent and what came back, as text. */
export function AttemptList({ delivery }: { delivery: DeliveryView }) {
  const words = useWords();
  const { attempts = [] } = delivery;
  if (attempts.length === 0) {
    return (
      <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 2 }}>
        {words("attempt.none")}
      </Typography>
    );
  }
  return attempts.map((attempt) => (
    <Accordion
      key={attempt.number}
      slotProps={{ transition: { unmountOnExit: true } }}
      sx={{ borderTop: 1, borderColor: "divider" }}
    >
      <AccordionSummary expandIcon={<ExpandMore />}>
        <AttemptSummary attempt={attempt} />
      </AccordionSummary>
      <AccordionDetails sx={{ px: 2.5, pt: 0 }}>
        <AttemptDetails delivery={delivery} attempt={attempt} />
      </AccordionDetails>
    </Accordion>
  ));
}

function AttemptSummary({ attempt }: { attempt: AttemptView }) {
  const words = useWords();
  const knownWords = useKnownWords();
  const outcome = knownWords("attempt", attempt.outcome);
  const isDelivered = attempt.outcome === "delivered";
  return (
    <Stack
      direction="row"
      sx={{ flexWrap: "wrap", columnGap: 2, rowGap: 0.25, flexGrow: 1, fontSize: "0.875rem", pr: 1 }}
    >
      <Box component="span" sx={{ fontWeight: 600 }}>
        {words("attempt.number", { number: attempt.number })}
      </Box>
      <Box component="span" sx={{ color: isDelivered ? "success.main" : "error.main", fontWeight: 550 }}>
        {attempt.code === null ? outcome : `${outcome} · HTTP ${attempt.code}`}
      </Box>
      <Box component="span" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
        {words("deliveries.ms", { ms: attempt.duration_ms })}
      </Box>
      <Box component="span" sx={{ color: "text.secondary", ml: { sm: "auto" } }}>
        <InstantText value={attempt.started_at} />
      </Box>
    </Stack>
  );
}
