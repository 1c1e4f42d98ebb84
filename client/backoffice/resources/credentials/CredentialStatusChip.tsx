import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  active: { tone: "success", icon: CheckCircle },
  revoked: { tone: "neutral", icon: Block },
} as const;

export function CredentialStatusChip({ credential }: { credential: CredentialView }) {
  const words = useWords();
  const status = credential.revoked_at === null ? "active" : "revoked";
  return <StatusChip label={words(`credential_status.${status}`)} look={looks[status]} />;
}
