import type { decisionTexts } from "../../../../shared/sentences/decision-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a request cannot be decided about. */
export const ptSaidDecision: Translation<typeof decisionTexts> = {
  role_forbids: "A função %{role} não pode decidir sobre solicitações. Peça a alguém do financeiro.",
  own_request: "Você mesmo pediu isto, então outra pessoa precisa decidir.",
  was_approved: "Esta solicitação já foi aprovada.",
  was_declined: "Esta solicitação já foi recusada.",
  was_waiting: "Esta solicitação já estava em espera.",
};
