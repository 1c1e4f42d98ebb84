import Alert from "@mui/material/Alert";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { UpkeepRunView, UpkeepView } from "../../../../shared/upkeep/upkeep.schema.ts";
import { countText } from "../../charts/chart.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { AskButton } from "./AskButton.tsx";
import { BackupTable } from "./BackupTable.tsx";
import { bytesText } from "./bytes-text.ts";

/** When the last good backup was made, when the next one comes, and what is wrong. */
export function BackupsSection({ upkeep }: { upkeep: UpkeepView }) {
  const words = useWords();
  const { schedule, last_verified_backup: lastGood, next_backup_at: next, backups } = upkeep;
  const reason = schedule === null ? words("upkeep.no_folder") : null;
  return (
    <Section
      title={words("upkeep.backups")}
      isPadded={false}
      action={<AskButton kind="backup" label={words("upkeep.back_up")} latest={backups[0] ?? null} reason={reason} />}
    >
      <Stack spacing={2} sx={{ px: 2.5, pb: 2.25 }}>
        <Warnings upkeep={upkeep} />
        <Facts
          facts={[
            {
              label: words("upkeep.last_good"),
              value: lastGood === null ? words("upkeep.none_good") : <Held run={lastGood} />,
            },
            { label: words("upkeep.next"), value: next === null ? null : <InstantText value={next} /> },
            { label: words("upkeep.folder"), value: schedule?.folder },
            {
              label: words("upkeep.kept"),
              value:
                schedule === null
                  ? null
                  : words("upkeep.kept_text", { days: schedule.keep_days, weeks: schedule.keep_weeks }),
            },
            { label: words("upkeep.key"), value: words("upkeep.key_text") },
          ]}
        />
      </Stack>
      {backups.length > 0 && <BackupTable backups={backups} />}
    </Section>
  );
}

function Warnings({ upkeep }: { upkeep: UpkeepView }) {
  const { schedule, engine, backups, is_backup_late: isLate, last_verified_backup: lastGood } = upkeep;
  const words = useWords();
  const ended = backups.find(({ state }) => state === "passed" || state === "failed");
  if (schedule === null) {
    return (
      <Alert severity="warning">
        {words(engine === "postgres" ? "upkeep.no_schedule_postgres" : "upkeep.no_schedule")}
      </Alert>
    );
  }
  return (
    <>
      {ended?.state === "failed" && (
        <Alert severity="error">{words("upkeep.last_failed", { problem: ended.problem ?? "" })}</Alert>
      )}
      {isLate && <Alert severity="error">{words("upkeep.late", { hours: 2 * schedule.every_hours })}</Alert>}
      {lastGood?.backup?.proof === "read" && <Alert severity="warning">{words("upkeep.only_read_reason")}</Alert>}
    </>
  );
}

function Held({ run: { started_at: at, backup } }: { run: UpkeepRunView }) {
  const words = useWords();
  if (at === null || backup === null) return null;
  const { rows, payments, bytes } = backup;
  const size = bytesText(bytes);
  return (
    <>
      <InstantText value={at} />
      <Typography component="span" variant="body2" sx={{ display: "block", color: "text.secondary" }}>
        {rows === null || payments === null
          ? words("upkeep.only_read", { size })
          : words("upkeep.held", { rows: countText(rows), payments: countText(payments), size })}
      </Typography>
    </>
  );
}
