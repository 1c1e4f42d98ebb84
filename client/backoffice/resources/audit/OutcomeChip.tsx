import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

export function OutcomeChip({ isAllowed }: { isAllowed: boolean }) {
  const words = useWords();
  return isAllowed ? (
    <StatusChip label={words("audit.allowed")} look={{ tone: "neutral", icon: CheckCircle }} />
  ) : (
    <StatusChip label={words("audit.refused")} look={{ tone: "warning", icon: Block }} />
  );
}
