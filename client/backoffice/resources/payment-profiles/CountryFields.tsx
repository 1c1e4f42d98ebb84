import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import type { ProfileSettings } from "../../../../shared/checkout/profile-settings.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";

interface CountryFieldsProps {
  settings: ProfileSettings;
  faults: Readonly<Record<string, string>>;
  onChange: (changes: Partial<ProfileSettings>) => void;
}

/** The countries that a payer's address may be in. */
export function CountryFields({ settings, faults, onChange }: CountryFieldsProps) {
  const words = useWords();
  const { countries } = settings;
  const [typed, setTyped] = useState<string | null>(null);
  const isFaulty = Object.keys(faults).some((path) => path.startsWith("countries.allowed"));
  return (
    <Section title={words("profile_form.countries")}>
      <Stack spacing={2} sx={{ pt: 0.5 }}>
        <TextField
          size="small"
          label={words("profile_form.preferred_country")}
          value={countries.preferred ?? ""}
          error={faults["countries.preferred"] !== undefined}
          helperText={words("link_form.country_hint")}
          onChange={(event) => {
            const country = event.target.value.trim().toUpperCase();
            onChange({ countries: { ...countries, preferred: country === "" ? null : country } });
          }}
          slotProps={{ htmlInput: { maxLength: 2, autoComplete: "off" } }}
        />
        <TextField
          size="small"
          label={words("profile_form.allowed_countries")}
          value={typed ?? countries.allowed.join(", ")}
          error={isFaulty}
          helperText={words("profile_form.allowed_hint")}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange({ countries: { ...countries, allowed: codesIn(event.target.value) } });
          }}
          onBlur={() => setTyped(null)}
          slotProps={{ htmlInput: { maxLength: 1_000, autoComplete: "off" } }}
        />
      </Stack>
    </Section>
  );
}

function codesIn(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== "");
}
