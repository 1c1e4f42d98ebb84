import ExpandMore from "@mui/icons-material/ExpandMore";
import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { EventTypeView } from "../../../../shared/webhooks/event-catalogue.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { MessagePart } from "../deliveries/MessagePart.tsx";
import { SendTestMenu } from "./SendTestMenu.tsx";

/** One type of event; opened, an example and the schema to copy. */
export function EventTypeEntry({ event }: { event: EventTypeView }) {
  const words = useWords();
  return (
    <Accordion slotProps={{ transition: { unmountOnExit: true } }} sx={{ borderTop: 1, borderColor: "divider" }}>
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Stack sx={{ gap: 0.25, minWidth: 0, pr: 1 }}>
          <Box component="span" sx={{ fontWeight: 600, fontSize: "0.875rem", overflowWrap: "anywhere" }}>
            {event.type}
            {!event.is_sent && (
              <Box component="span" sx={{ color: "text.secondary", fontWeight: 400 }}>
                {` · ${words("event_types.never_sent")}`}
              </Box>
            )}
          </Box>
          <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
            {event.description}
          </Box>
        </Stack>
      </AccordionSummary>
      <AccordionDetails sx={{ px: 2.5, pt: 0 }}>
        <EventTypeDetails event={event} />
      </AccordionDetails>
    </Accordion>
  );
}

function EventTypeDetails({ event }: { event: EventTypeView }) {
  const words = useWords();
  const mayTest = useMay("webhooks.manage");
  const { type, example, example_url: exampleUrl, schema } = event;
  return (
    <Stack spacing={2}>
      <Stack direction="row" sx={{ flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: 1 }}>
        <CopyableId id={type} what={type} />
        {mayTest && event.has_test && <SendTestMenu event={event} />}
      </Stack>
      {exampleUrl !== null && <MessagePart title={words("event_types.example_url")} text={exampleUrl} />}
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
        }}
      >
        {example === null ? (
          <Typography variant="body2">{words("event_types.no_body")}</Typography>
        ) : (
          <MessagePart title={words("event_types.example")} text={example} />
        )}
        {schema !== null && <MessagePart title={words("event_types.schema")} text={JSON.stringify(schema)} />}
      </Box>
    </Stack>
  );
}
