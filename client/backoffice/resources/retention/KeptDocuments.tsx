import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { kycDocumentTypes } from "../../../../shared/lending/kyc-template.ts";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import { Facts } from "../../fields/Facts.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { itemName } from "../borrowers/item-name.ts";

/** Only the kinds of documents whose files go some day are worth a line each. */
export function KeptDocuments({ settings, action }: { settings: LendingSettingsView; action?: ReactNode }) {
  const words = useWords();
  const limited = kycDocumentTypes.flatMap((type) => {
    const days = settings.document_days[type];
    return days === undefined ? [] : [{ type, days }];
  });
  return (
    <Section title={words("lending_settings.kept")} action={action}>
      {limited.length > 0 && (
        <Facts
          facts={limited.map(({ type, days }) => ({
            label: itemName(words, type),
            value: words("lending_settings.kept_days", { smart_count: days }),
          }))}
        />
      )}
      <Typography variant="body2" sx={{ color: "text.secondary", mt: limited.length > 0 ? 1.5 : 0 }}>
        {words(limited.length > 0 ? "lending_settings.kept_others" : "lending_settings.kept_all")}{" "}
        {words("lending_settings.kept_hint")}
      </Typography>
    </Section>
  );
}
