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
  const { action, chain, position, object_type, object_id, details, personal, hash } = entry;
  const object = [object_type, object_id].filter((part) => part !== null).join(" ");
  return (
    <Stack spacing={1.5} sx={{ py: 1, maxWidth: { xs: "calc(100vw - 72px)", md: 900 } }}>
      <CopyableId id={action} what={words("audit.filter.action")} />
      {object !== "" && (
        <Typography variant="body2" sx={{ overflowWrap: "anywhere" }}>
          {object}
        </Typography>
      )}
      <NamedBlock title={words("audit.details")} facts={details} />
      {personal !== null && <NamedBlock title={words("audit.personal")} facts={personal} />}
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("audit.position", { position, chain })}
      </Typography>
      <CopyableId id={hash} what={words("audit.hash")} />
    </Stack>
  );
}

/** Nothing where there is nothing to say. */
function NamedBlock({ title, facts }: { title: string; facts: Readonly<Record<string, unknown>> }) {
  if (Object.keys(facts).length === 0) return null;
  return (
    <Stack spacing={0.5}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      <TextBlock text={JSON.stringify(facts, null, 2)} label={title} />
    </Stack>
  );
}
