import { useWordsIfAny } from "../../i18n/use-words.ts";

interface Refused {
  code: string | null;
  reason: string | null;
}

/** Why a payment was left out or failed; the server's own sentence where the code is no common one. */
export function useWhyText(): (refused: Refused) => string | null {
  const wordsIfAny = useWordsIfAny();
  return ({ code, reason }) => (code === null ? null : wordsIfAny(`bulk.why.${code}`, reason ?? code));
}
