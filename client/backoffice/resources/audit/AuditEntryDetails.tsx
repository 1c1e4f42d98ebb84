import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import type { AuditEntryView } from "../../../../shared/audit/audit.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { TextBlock } from "../../fields/TextBlock.tsx";
import { useWords } from "../../i18n/use-words.ts";

/** One line of the log in full: before and after, why, and where it stands in its chain. */
export function AuditEntryDetails() {
  const words = useWords();
  const entry = useRecordContext<AuditEntryView>();
  if (entry === undefined) return null;
  const { chain, position, details, personal, hash } = entry;
  return (
    <Stack spacing={1.5} sx={{ py: 1, maxWidth: 900 }}>
      <TextBlock text={JSON.stringify(details, null, 2)} label={words("audit.details")} />
      {personal !== null && <TextBlock text={JSON.stringify(personal, null, 2)} label={words("audit.personal")} />}
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("audit.position", { position, chain })}
      </Typography>
      <CopyableId id={hash} what={words("audit.hash")} />
    </Stack>
  );
}
