import CheckCircle from "@mui/icons-material/CheckCircle";
import Schedule from "@mui/icons-material/Schedule";
import type { SettlementPaymentStatus } from "../../../../shared/settlements/settlement.schema.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  paid: { tone: "success", icon: CheckCircle },
  postponed: { tone: "warning", icon: Schedule },
} as const satisfies Record<SettlementPaymentStatus, StatusLook>;

export function SettlementPaymentChip({ status }: { status: SettlementPaymentStatus }) {
  const words = useWords();
  return <StatusChip label={words(`settlement_payment.${status}`)} look={looks[status]} />;
}
