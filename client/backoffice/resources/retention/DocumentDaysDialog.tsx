import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { DocumentDays } from "../../../../shared/lending/document-days.ts";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { draftOfDays, isSameDays, readDocumentDays } from "./document-days-draft.ts";
import { DocumentDaysFields } from "./DocumentDaysFields.tsx";

interface DocumentDaysDialogProps {
  settings: LendingSettingsView;
  onClose: () => void;
}

/** Changes the version that was on the screen when it was opened; a newer one is refused by the server. */
export function DocumentDaysDialog({ settings, onClose }: DocumentDaysDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [opened] = useState(settings);
  const [draft, setDraft] = useState(() => draftOfDays(settings.document_days));
  const { days, faults } = readDocumentDays(draft);
  const action = useServerAction({
    call: (document_days: DocumentDays) =>
      dataProvider.changeLendingSettings(opened.id, { document_days }, opened.version),
    refreshes: ["lending-settings"],
    said: words("retention.saved"),
    onDone: onClose,
  });
  const isStale = action.error?.code === "precondition_failed";
  const isReadable = faults.length === 0;
  return (
    <FormDialog
      title={words("retention.documents_title")}
      submitLabel={words("retention.save")}
      isValid={isReadable && !isStale}
      missing={isReadable ? null : words("lending_settings.faulty")}
      isWaiting={action.isWaiting}
      isDirty={!isReadable || !isSameDays(days, opened.document_days)}
      error={isStale ? { message: words("retention.conflict") } : action.error}
      onSubmit={() => action.run(days)}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("lending_settings.kept_hint")}
      </Typography>
      <DocumentDaysFields draft={draft} faults={faults} onChange={setDraft} />
    </FormDialog>
  );
}
