import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import Replay from "@mui/icons-material/Replay";
import Stack from "@mui/material/Stack";
import type { CallOutcome, CallRow } from "../../../../shared/wire-calls/wire-call.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  done: { tone: "success", icon: CheckCircle },
  refused: { tone: "warning", icon: Block },
  failed: { tone: "error", icon: ErrorOutline },
} as const satisfies Record<CallOutcome, object>;

const replayLook = { tone: "neutral", icon: Replay } as const;

/** The status of the answer, and whether it was given before. */
export function CallAnswerChip({ call: { status, is_replay } }: { call: CallRow }) {
  const words = useWords();
  const outcome = status < 400 ? "done" : status < 500 ? "refused" : "failed";
  return (
    <Stack component="span" direction="row" sx={{ gap: 0.75, flexWrap: "wrap" }}>
      <StatusChip label={`${status} ${words(`calls.outcome.${outcome}`)}`} look={looks[outcome]} />
      {is_replay && <StatusChip label={words("calls.replay")} look={replayLook} />}
    </Stack>
  );
}
