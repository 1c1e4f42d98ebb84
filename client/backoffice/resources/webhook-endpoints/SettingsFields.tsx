import ExpandMore from "@mui/icons-material/ExpandMore";
import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { type EndpointDraft, isLimit, limits } from "./endpoint-draft.ts";
import type { EndpointErrors } from "./endpoint-errors.ts";
import { HeaderRows } from "./HeaderRows.tsx";

interface SettingsFieldsProps {
  draft: EndpointDraft;
  hasFieldMasks: boolean;
  errors: EndpointErrors;
  onChange: (change: Partial<EndpointDraft>) => void;
}

/** Limits, headers and masks: few endpoints want any, so they stay folded until there are some or one is refused. */
export function SettingsFields({ draft, hasFieldMasks, errors, onChange }: SettingsFieldsProps) {
  const words = useWords();
  const { concurrency, rate, headers, fields, exclude } = draft;
  const [isUnfolded, setIsUnfolded] = useState(
    () => headers.length > 0 || [concurrency, rate, fields, exclude].some((text) => text !== ""),
  );
  return (
    <Accordion
      disableGutters
      variant="outlined"
      expanded={isUnfolded || errors.hasSettings}
      onChange={(_event, expanded) => setIsUnfolded(expanded)}
      sx={{ borderRadius: 1, "&::before": { display: "none" } }}
    >
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Box>
          <Box sx={{ fontSize: "0.875rem", fontWeight: 600 }}>{words("endpoint_settings.title")}</Box>
          <Box sx={{ fontSize: "0.8125rem", color: "text.secondary" }}>{words("endpoint_settings.summary")}</Box>
        </Box>
      </AccordionSummary>
      <AccordionDetails>
        <Stack spacing={2.5}>
          <Stack direction={{ xs: "column", sm: "row" }} sx={{ gap: 2 }}>
            <LimitField
              label={words("endpoint_settings.concurrency")}
              hint={words("endpoint_settings.concurrency_hint")}
              value={concurrency}
              max={limits.concurrency}
              error={errors.concurrency}
              onChange={(value) => onChange({ concurrency: value })}
            />
            <LimitField
              label={words("endpoint_settings.rate")}
              hint={words("endpoint_settings.rate_hint")}
              value={rate}
              max={limits.rate}
              error={errors.rate}
              onChange={(value) => onChange({ rate: value })}
            />
          </Stack>
          {hasFieldMasks && (
            <>
              <TextField
                label={words("endpoint_settings.fields")}
                value={fields}
                error={errors.fields !== undefined}
                helperText={errors.fields ?? words("endpoint_settings.fields_hint")}
                onChange={(event) => onChange({ fields: event.target.value })}
                slotProps={{ htmlInput: { maxLength: 500, autoComplete: "off", spellCheck: false } }}
              />
              <TextField
                label={words("endpoint_settings.exclude")}
                value={exclude}
                error={errors.exclude !== undefined}
                helperText={errors.exclude ?? words("endpoint_settings.exclude_hint")}
                onChange={(event) => onChange({ exclude: event.target.value })}
                slotProps={{ htmlInput: { maxLength: 2000, autoComplete: "off", spellCheck: false } }}
              />
            </>
          )}
          <HeaderRows rows={headers} errors={errors.headers} onChange={(rows) => onChange({ headers: rows })} />
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}

interface LimitFieldProps {
  label: string;
  hint: string;
  value: string;
  max: number;
  error: string | undefined;
  onChange: (value: string) => void;
}

function LimitField({ label, hint, value, max, error, onChange }: LimitFieldProps) {
  const words = useWords();
  const problem = isLimit(value, max) ? error : words("endpoint_settings.not_whole", { max });
  return (
    <TextField
      label={label}
      value={value}
      error={problem !== undefined}
      helperText={problem ?? hint}
      onChange={(event) => onChange(event.target.value)}
      sx={{ flex: 1 }}
      slotProps={{ htmlInput: { inputMode: "numeric", maxLength: 6, autoComplete: "off" } }}
    />
  );
}
