import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageHeading } from "../../layout/PageHeading.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { BackLink } from "../BackLink.tsx";
import { useDialectName } from "../webhook-endpoints/use-dialect-name.ts";
import { EventTypeEntry } from "./EventTypeEntry.tsx";
import { matchingTypes } from "./matching-types.ts";
import { useEventTypes } from "./use-event-types.ts";

/** What merchants can be told of: when, and what the message looks like. The words looked for are in the address. */
export default function EventCatalogue() {
  const words = useWords();
  const dialectName = useDialectName();
  const [params, setParams] = useSearchParams();
  const [hasUnsent, setHasUnsent] = useState(false);
  const { data, error, refetch } = useEventTypes();
  const typed = params.get("q") ?? "";
  const groups = matchingTypes(data ?? [], { typed, hasUnsent });
  return (
    <Stack spacing={2}>
      <Stack spacing={1}>
        <BackLink resource="deliveries" label={words("deliveries.title")} />
        <PageHeading title={words("event_types.title")} />
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("event_types.intro")}
        </Typography>
      </Stack>
      <Stack direction="row" sx={{ flexWrap: "wrap", alignItems: "center", columnGap: 2, rowGap: 1 }}>
        <TextField
          type="search"
          value={typed}
          placeholder={words("event_types.search")}
          onChange={({ target }) => setParams(target.value === "" ? {} : { q: target.value }, { replace: true })}
          slotProps={{ htmlInput: { "aria-label": words("event_types.search"), maxLength: 100 } }}
          sx={{ width: { xs: "100%", sm: 320 } }}
        />
        <FormControlLabel
          label={words("event_types.unsent")}
          control={<Switch size="small" checked={hasUnsent} onChange={() => setHasUnsent(!hasUnsent)} />}
          slotProps={{ typography: { variant: "body2" } }}
          sx={{ ml: 0, gap: 0.75 }}
        />
      </Stack>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <PageSkeleton />}
      <Box role="status">
        {data !== undefined && groups.length === 0 && (
          <Typography variant="body2">{words("event_types.none")}</Typography>
        )}
      </Box>
      {groups.map(({ dialect, events }) => (
        <Section key={dialect} title={dialectName(dialect)} isPadded={false}>
          {events.map((event) => (
            <EventTypeEntry key={event.type} event={event} />
          ))}
        </Section>
      ))}
    </Stack>
  );
}
