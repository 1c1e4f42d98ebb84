import type { bulkTexts } from "../../../../shared/sentences/bulk-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a payment was left out of a run or failed in it, in few words. */
export const ptSaidBulk: Translation<typeof bulkTexts> = {
  role_forbids: "Sua função não permite isso",
  not_authorized: "Nada foi autorizado ainda",
  under_review: "A empresa de pagamento por fatura ainda está analisando",
  authorization_released: "A autorização foi liberada",
  nothing_to_capture: "Não há mais o que capturar",
  nothing_to_refund: "Nada foi capturado; não há o que estornar",
  already_refunded: "Tudo já foi estornado",
  nothing_to_void: "Não há mais o que liberar",
  void_after_refund: "Há um estorno; o restante não pode ser liberado",
  void_remainder_unsupported: "O meio de pagamento não permite liberar o restante",
  authorization_not_final: "A loja ainda pode alterar o valor",
  awaiting_approval: "Um estorno aguarda uma segunda pessoa",
  operation_in_flight: "Outra operação ainda não foi respondida",
  live_gateway_missing: "Nenhuma processadora de produção está configurada",
  needs_second_person: "Acima do limite de uma só pessoa: peça na página do próprio pagamento",
  bank_reference_needed:
    "O estorno de uma transferência exige a referência do banco: estorne na página do próprio pagamento",
  stale_figures: "Mudou depois que o lote começou",
};
