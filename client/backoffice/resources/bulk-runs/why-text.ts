import { useReasonText } from "../../i18n/use-reason-text.ts";
import { useSaid } from "../../i18n/use-said.ts";

interface Refused {
  code: string | null;
  reason: string | null;
}

/** Why a payment was left out or failed; the server's own sentence where the code is no common one. */
export function useWhyText(): (refused: Refused) => string | null {
  const tell = useSaid();
  const reasonText = useReasonText();
  return ({ code, reason }) => (code === null ? null : tell({ key: `bulk.${code}` }, reasonText(reason ?? code)));
}
