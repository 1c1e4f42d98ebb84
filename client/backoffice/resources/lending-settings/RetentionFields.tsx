import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormControl from "@mui/material/FormControl";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { kycDocumentTypes } from "../../../../shared/lending/kyc-template.ts";
import { useWords } from "../../i18n/use-words.ts";
import { itemName } from "../borrowers/item-name.ts";
import type { FaultyField, SettingsDraft } from "./settings-draft.ts";

interface RetentionFieldsProps {
  draft: SettingsDraft;
  faults: readonly FaultyField[];
  onChange: (days: SettingsDraft["documentDays"]) => void;
}

/** For how long the files of each kind are kept. */
export function RetentionFields({ draft, faults, onChange }: RetentionFieldsProps) {
  const words = useWords();
  const { documentDays } = draft;
  const [isOpen, setIsOpen] = useState(false);
  // Rarely changed, and long: it is there for whoever asks for it.
  if (!isOpen) {
    return (
      <Button variant="outlined" onClick={() => setIsOpen(true)} sx={{ alignSelf: "flex-start" }}>
        {words("lending_settings.kept_open")}
      </Button>
    );
  }
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{words("lending_settings.kept")}</FormLabel>
      <FormHelperText sx={{ mx: 0, mb: 2 }}>{words("lending_settings.kept_hint")}</FormHelperText>
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } }}>
        {kycDocumentTypes.map((type) => (
          <TextField
            key={type}
            size="small"
            label={words("lending_settings.kept_field", { item: itemName(words, type) })}
            value={documentDays[type]}
            error={faults.includes(type)}
            helperText={faults.includes(type) ? words("lending_settings.wrong_kept") : null}
            onChange={(event) => onChange({ ...documentDays, [type]: event.target.value })}
            slotProps={{ htmlInput: { inputMode: "numeric", autoComplete: "off", maxLength: 6 } }}
          />
        ))}
      </Box>
    </FormControl>
  );
}
