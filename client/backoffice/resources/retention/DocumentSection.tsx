import { useState } from "react";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ChangeButton } from "./ChangeButton.tsx";
import { DocumentDaysDialog } from "./DocumentDaysDialog.tsx";
import { KeptDocuments } from "./KeptDocuments.tsx";

/** The files of those who ask an account for credit. */
export function DocumentSection({ settings }: { settings: LendingSettingsView }) {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const change = <ChangeButton what={words("lending_settings.kept")} onClick={() => setIsOpen(true)} />;
  return (
    <>
      <KeptDocuments settings={settings} action={change} />
      {isOpen && <DocumentDaysDialog settings={settings} onClose={() => setIsOpen(false)} />}
    </>
  );
}
