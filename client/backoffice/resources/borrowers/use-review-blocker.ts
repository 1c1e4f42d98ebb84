import type { BorrowerView } from "../../../../shared/lending/borrower.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";

/** Why nothing of the review can be decided by this person now; null when it can. */
export function useReviewBlocker({ status }: Pick<BorrowerView, "status">): string | null {
  const words = useWords();
  const mayReview = useMay("borrowers.review");
  if (status === "active") return words("borrower.over_active");
  if (status === "denied") return words("borrower.over_denied");
  return mayReview ? null : words("borrower.role");
}
