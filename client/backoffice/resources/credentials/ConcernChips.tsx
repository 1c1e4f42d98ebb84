import HistoryToggleOff from "@mui/icons-material/HistoryToggleOff";
import LockClockOutlined from "@mui/icons-material/LockClockOutlined";
import Stack from "@mui/material/Stack";
import type { CredentialConcern } from "../../../../shared/identity/credential-care.ts";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  old: { tone: "warning", icon: LockClockOutlined },
  never_used: { tone: "neutral", icon: HistoryToggleOff },
  unused: { tone: "neutral", icon: HistoryToggleOff },
} as const satisfies Record<CredentialConcern, object>;

/** What about a client wants to be looked after; nothing where all is well. */
export function ConcernChips({ concerns }: Pick<CredentialView, "concerns">) {
  const words = useWords();
  return (
    <Stack component="span" direction="row" sx={{ gap: 0.75, flexWrap: "wrap" }}>
      {concerns.map(({ code }) => (
        <StatusChip key={code} label={words(`credential_care.concern.${code}`)} look={looks[code]} />
      ))}
    </Stack>
  );
}
