import type { SessionStatus } from "../../../../shared/checkout/session.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { sessionStatusLooks } from "./session-status-looks.ts";

export function SessionStatusChip({ status }: { status: SessionStatus }) {
  const words = useWords();
  return <StatusChip label={words(`session_status.${status}`)} look={sessionStatusLooks[status]} />;
}
