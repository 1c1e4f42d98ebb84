import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import type { ProfileSettings } from "../../../../shared/checkout/profile-settings.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";

interface ThemeFieldsProps {
  settings: ProfileSettings;
  faults: Readonly<Record<string, string>>;
  onChange: (changes: Partial<ProfileSettings>) => void;
}

/** The shop's name, logo, colours and corners on the payer's page. */
export function ThemeFields({ settings, faults, onChange }: ThemeFieldsProps) {
  const words = useWords();
  const { theme, brand } = settings;
  const color = (name: "backdrop" | "primary") => (
    <ColorField
      standard={standardColor[name]}
      label={words(`profile_form.${name}`)}
      value={theme[name]}
      fault={faults[`theme.${name}`]}
      onChange={(value) => onChange({ theme: { ...theme, [name]: value } })}
    />
  );
  const radius = (name: "card_radius" | "button_radius") => (
    <TextField
      size="small"
      fullWidth
      label={words(`profile_form.${name}`)}
      value={theme[name] === null ? "" : String(theme[name])}
      error={faults[`theme.${name}`] !== undefined}
      helperText={faults[`theme.${name}`] === undefined ? undefined : words("profile_form.radius_fault")}
      onChange={(event) => onChange({ theme: { ...theme, [name]: numberOrNull(event.target.value) } })}
      slotProps={{ htmlInput: { inputMode: "numeric", maxLength: 2 } }}
    />
  );
  return (
    <Section title={words("profile_form.look")}>
      <Stack spacing={2} sx={{ pt: 0.5 }}>
        <TextField
          size="small"
          label={words("profile_form.brand_name")}
          helperText={words("profile_form.brand_hint")}
          value={brand.name ?? ""}
          onChange={(event) => onChange({ brand: { ...brand, name: textOrNull(event.target.value) } })}
          slotProps={{ htmlInput: { maxLength: 80 } }}
        />
        <TextField
          size="small"
          label={words("profile_form.logo")}
          value={brand.logo_url ?? ""}
          error={faults["brand.logo_url"] !== undefined}
          helperText={words("profile_form.logo_hint")}
          onChange={(event) => onChange({ brand: { ...brand, logo_url: textOrNull(event.target.value) } })}
          slotProps={{ htmlInput: { maxLength: 500, inputMode: "url" } }}
        />
        <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } }}>
          {color("primary")}
          {color("backdrop")}
          {radius("card_radius")}
          {radius("button_radius")}
        </Box>
      </Stack>
    </Section>
  );
}

/** What payers see in daylight where the profile sets nothing, for the picker to begin with. */
const standardColor = { primary: "#1746a2", backdrop: "#f4f5f7" } as const;

interface ColorFieldProps {
  label: string;
  standard: string;
  value: string | null;
  fault: string | undefined;
  onChange: (value: string | null) => void;
}

/** A colour as text, beside the browser's own picker. Empty is Kontor's own. */
function ColorField({ label, standard, value, fault, onChange }: ColorFieldProps) {
  const words = useWords();
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: "flex-start" }}>
      <Box
        component="input"
        type="color"
        aria-label={words("profile_form.pick", { what: label })}
        value={value !== null && fault === undefined ? value : standard}
        onChange={(event) => onChange(event.currentTarget.value)}
        sx={{
          width: 40,
          height: 40,
          p: 0.5,
          border: 1,
          borderColor: "divider",
          borderRadius: 1.5,
          bgcolor: "transparent",
        }}
      />
      <TextField
        size="small"
        fullWidth
        label={label}
        value={value ?? ""}
        error={fault !== undefined}
        helperText={fault === undefined ? undefined : words("profile_form.color_fault")}
        placeholder={words("profile_form.standard")}
        onChange={(event) => onChange(textOrNull(event.target.value))}
        slotProps={{ htmlInput: { maxLength: 7, autoComplete: "off" } }}
      />
    </Stack>
  );
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}

/** What is no number stays one that the rules refuse. */
function numberOrNull(text: string): number | null {
  if (text.trim() === "") return null;
  return /^\d+$/.test(text.trim()) ? Number(text) : -1;
}
