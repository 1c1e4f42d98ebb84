import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import Schedule from "@mui/icons-material/Schedule";
import type { StaffMemberView } from "../../../../shared/identity/staff.schema.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks: Readonly<Record<StaffMemberView["state"], StatusLook>> = {
  active: { tone: "success", icon: CheckCircle },
  invited: { tone: "info", icon: Schedule },
  disabled: { tone: "neutral", icon: Block },
};

export function StaffStateChip({ state }: { state: StaffMemberView["state"] }) {
  const words = useWords();
  return <StatusChip label={words(`staff_state.${state}`)} look={looks[state]} />;
}
