import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import type { TokenOutcome } from "../../../../shared/identity/token-call.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

export function TokenOutcomeChip({ outcome }: { outcome: TokenOutcome }) {
  const words = useWords();
  const look = outcome === "issued" ? ({ tone: "neutral", icon: CheckCircle } as const) : refused;
  return <StatusChip label={words(`token_outcome.${outcome}`)} look={look} />;
}

const refused = { tone: "warning", icon: Block } as const;
