import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import { useId } from "react";
import Box from "@mui/material/Box";

import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { pageLanguages, type ProfileSettings } from "../../../../shared/checkout/profile-settings.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { CountryFields } from "./CountryFields.tsx";
import { MethodOrder } from "./MethodOrder.tsx";
import { ThemeFields } from "./ThemeFields.tsx";
import type { ProfileDraft } from "./use-profile-draft.ts";

interface ProfileFormProps {
  profile: PaymentProfileView;
  draft: ProfileDraft;
  isReadOnly: boolean;
}

/** Everything that can be set, by subject. */
export function ProfileForm({ profile, draft, isReadOnly }: ProfileFormProps) {
  const words = useWords();
  const { settings, faults, change } = draft;
  return (
    <Stack component="fieldset" disabled={isReadOnly} spacing={2.5} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Section title={words("profile_form.general")}>
        <Stack spacing={2} sx={{ pt: 0.5 }}>
          <Box sx={{ fontSize: "0.875rem" }}>
            <Box component="span" sx={{ color: "text.secondary", mr: 1 }}>
              {words("profile_form.wire_id")}
            </Box>
            <CopyableId id={profile.profile_id} what={words("profile_form.wire_id")} />
          </Box>
          <TextField
            required
            size="small"
            label={words("profile_form.name")}
            value={draft.name}
            error={draft.name.trim() === ""}
            helperText={draft.name.trim() === "" ? words("profile_form.missing.name") : undefined}
            onChange={(event) => draft.rename(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
          <TextField
            size="small"
            label={words("profile_form.description")}
            value={draft.description}
            onChange={(event) => draft.describe(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 255 } }}
          />
          <SettingSwitch
            label={words("profile_form.auto_capture")}
            hint={words("profile_form.auto_capture_hint")}
            isOn={settings.auto_capture}
            isReadOnly={isReadOnly}
            onChange={(auto_capture) => change({ auto_capture })}
          />
          <SettingSwitch
            label={words("profile_form.free_orders")}
            hint={words("profile_form.free_orders_hint")}
            isOn={settings.takes_free_orders}
            isReadOnly={isReadOnly}
            onChange={(takes_free_orders) => change({ takes_free_orders })}
          />
          <LanguageField settings={settings} isReadOnly={isReadOnly} onChange={change} />
        </Stack>
      </Section>
      <MethodOrder settings={settings} isReadOnly={isReadOnly} onChange={change} />
      <ThemeFields settings={settings} faults={faults} onChange={change} />
      <CountryFields settings={settings} faults={faults} onChange={change} />
    </Stack>
  );
}

interface SettingSwitchProps {
  label: string;
  /** What it does, in a sentence under it. */
  hint: string;
  isOn: boolean;
  isReadOnly: boolean;
  onChange: (isOn: boolean) => void;
}

function SettingSwitch({ label, hint, isOn, isReadOnly, onChange }: SettingSwitchProps) {
  const hintId = useId();
  return (
    <Box>
      <FormControlLabel
        sx={{ ml: 0 }}
        control={
          <Switch
            checked={isOn}
            disabled={isReadOnly}
            onChange={(event) => onChange(event.target.checked)}
            slotProps={{ input: { "aria-describedby": hintId } }}
          />
        }
        label={label}
      />
      <FormHelperText id={hintId} sx={{ ml: 7.25, mt: -0.5 }}>
        {hint}
      </FormHelperText>
    </Box>
  );
}

interface LanguageFieldProps {
  settings: ProfileSettings;
  isReadOnly: boolean;
  onChange: (changes: Partial<ProfileSettings>) => void;
}

function LanguageField({ settings, isReadOnly, onChange }: LanguageFieldProps) {
  const words = useWords();
  const choose = (value: string) =>
    onChange({ language: pageLanguages.find((language) => language === value) ?? null });
  return (
    <TextField
      select
      size="small"
      disabled={isReadOnly}
      label={words("profile_form.language")}
      value={settings.language ?? "browser"}
      onChange={(event) => choose(event.target.value)}
    >
      <MenuItem value="browser">{words("profile_form.language_browser")}</MenuItem>
      {pageLanguages.map((language) => (
        <MenuItem key={language} value={language}>
          {words(`language.${language}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
