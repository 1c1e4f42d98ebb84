import Alert from "@mui/material/Alert";
import TextField from "@mui/material/TextField";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Freed, messageDaysMin, retentionDaysMax } from "../../../../shared/retention/retention.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { numberText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useServerAction } from "../use-server-action.ts";
import { retentionKey } from "./retention-key.ts";

interface DaysDialogProps {
  title: string;
  hint: string;
  /** What holds now; null for the usual days. */
  current: number | null;
  /** What an empty field stands for; null where a number is needed. */
  usual: number | null;
  count: (days: number, signal: AbortSignal) => Promise<Freed>;
  freedWords: "retention.messages_freed" | "retention.answers_freed";
  save: (days: number | null) => Promise<unknown>;
  onClose: () => void;
}

/** Sets a number of days, and says what goes at once because of it. */
export function DaysDialog({ title, hint, current, usual, count, freedWords, save, onClose }: DaysDialogProps) {
  const words = useWords();
  const [typed, setTyped] = useState(current === null ? "" : String(current));
  const isUsual = usual !== null && typed.trim() === "";
  const days = readDays(typed);
  const effective = isUsual ? usual : days;
  const action = useServerAction({
    call: save,
    refreshes: [retentionKey],
    said: words("retention.saved"),
    onDone: onClose,
  });
  const isStale = action.error?.code === "precondition_failed";
  const isValid = isUsual || days !== null;
  return (
    <FormDialog
      title={title}
      submitLabel={words("retention.save")}
      isValid={isValid && !isStale}
      missing={isValid ? null : words("retention.wrong")}
      isWaiting={action.isWaiting}
      isDirty={typed !== (current === null ? "" : String(current))}
      error={isStale ? { message: words("retention.conflict") } : action.error}
      onSubmit={() => action.run(isUsual ? null : days)}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={words("retention.form_days")}
        helperText={isValid ? hint : words("retention.wrong")}
        error={!isValid}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { inputMode: "numeric", autoComplete: "off", maxLength: 4 } }}
      />
      {effective !== null && effective < (current ?? usual ?? Number.POSITIVE_INFINITY) && (
        <FreedNotice days={effective} count={count} freedWords={freedWords} />
      )}
    </FormDialog>
  );
}

function FreedNotice({ days, count, freedWords }: { days: number } & Pick<DaysDialogProps, "count" | "freedWords">) {
  const words = useWords();
  const { data } = useQuery({
    queryKey: [retentionKey, freedWords, days],
    queryFn: ({ signal }) => count(days, signal),
    gcTime: 0,
  });
  if (data === undefined) return null;
  if (data.count === 0) return <Alert severity="info">{words("retention.nothing_freed")}</Alert>;
  const shown = numberText(data.count);
  const number = data.is_capped ? words("retention.more_than", { count: shown }) : shown;
  return (
    <Alert severity="warning">
      {words(freedWords, { smart_count: data.count, number })} {words("retention.irreversible")}
    </Alert>
  );
}

function readDays(typed: string): number | null {
  const text = typed.trim();
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= messageDaysMin && value <= retentionDaysMax ? value : null;
}
