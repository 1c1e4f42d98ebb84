import Checkbox from "@mui/material/Checkbox";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import { useWords } from "../../i18n/use-words.ts";

interface PatternChoiceProps {
  eventTypes: readonly string[];
  /** None means everything. */
  patterns: readonly string[];
  error: string | undefined;
  onChange: (patterns: string[]) => void;
}

/** Which events are told. Patterns that a merchant wrote with a star stay as they are until they are unticked. */
export function PatternChoice({ eventTypes, patterns, error, onChange }: PatternChoiceProps) {
  const words = useWords();
  const written = patterns.filter((pattern) => !eventTypes.includes(pattern));
  const toggle = (pattern: string) =>
    onChange(patterns.includes(pattern) ? patterns.filter((other) => other !== pattern) : [...patterns, pattern]);
  return (
    <FormControl component="fieldset" error={error !== undefined} sx={{ mb: 1 }}>
      <FormLabel component="legend" sx={{ fontSize: "0.875rem", fontWeight: 600 }}>
        {words("endpoint_form.events")}
      </FormLabel>
      <FormHelperText sx={{ mx: 0 }}>{error ?? words("endpoint_form.events_hint")}</FormHelperText>
      <FormGroup
        sx={{
          maxHeight: 220,
          overflowY: "auto",
          flexWrap: "nowrap",
          border: 1,
          borderColor: "divider",
          borderRadius: 1,
          px: 1.5,
          py: 0.5,
          mt: 1,
        }}
      >
        {[...written, ...eventTypes].map((pattern) => (
          <FormControlLabel
            key={pattern}
            label={pattern}
            control={<Checkbox size="small" checked={patterns.includes(pattern)} onChange={() => toggle(pattern)} />}
            slotProps={{ typography: { variant: "body2" } }}
          />
        ))}
      </FormGroup>
    </FormControl>
  );
}
