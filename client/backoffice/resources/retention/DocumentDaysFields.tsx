import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { type KycDocumentType, kycDocumentTypes } from "../../../../shared/lending/kyc-template.ts";
import { useWords } from "../../i18n/use-words.ts";
import { itemName } from "../borrowers/item-name.ts";
import type { DocumentDaysDraft } from "./document-days-draft.ts";

interface DocumentDaysFieldsProps {
  draft: DocumentDaysDraft;
  faults: readonly KycDocumentType[];
  onChange: (draft: DocumentDaysDraft) => void;
}

/** For how long the files of each kind are kept. */
export function DocumentDaysFields({ draft, faults, onChange }: DocumentDaysFieldsProps) {
  const words = useWords();
  return (
    <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } }}>
      {kycDocumentTypes.map((type) => (
        <TextField
          key={type}
          size="small"
          label={words("lending_settings.kept_field", { item: itemName(words, type) })}
          value={draft[type]}
          error={faults.includes(type)}
          helperText={faults.includes(type) ? words("lending_settings.wrong_kept") : null}
          onChange={(event) => onChange({ ...draft, [type]: event.target.value })}
          slotProps={{ htmlInput: { inputMode: "numeric", autoComplete: "off", maxLength: 6 } }}
        />
      ))}
    </Box>
  );
}
