import type { blockerTexts } from "../../../../shared/sentences/blocker-texts.ts";
import type { Translation } from "../translation.ts";

/** Why something cannot be done to a payment now, and what to do instead. */
export const ptBlockers: Translation<typeof blockerTexts> = {
  role_forbids: "A função %{role} pode ver pagamentos, mas não movimentar dinheiro. Peça a alguém do financeiro.",
  amount_not_positive: "O valor precisa ser maior que zero.",
  not_authorized: "O pagador não autorizou este pagamento, então não há dinheiro para movimentar.",
  card_left_for_later:
    "O pagador só deixou um cartão para depois. Nada está autorizado, então não há dinheiro para movimentar.",
  under_review:
    "A empresa de faturamento está analisando este pagamento. Ele é autorizado ou falha sozinho; até lá nada pode ser feito com ele.",
  authorization_released: "A autorização foi liberada; não resta nada dela.",
  nothing_to_capture: "Tudo o que foi autorizado já foi capturado ou liberado.",
  amount_exceeds_capturable: "No máximo %{limit} podem ser capturados.",
  nothing_to_refund: "Nada foi capturado, então não há o que estornar.",
  nothing_to_refund_but_void: "Só autorizado: nada para estornar. Com Liberar, %{releasable} ficam livres.",
  already_refunded: "Tudo o que foi capturado já foi estornado.",
  amount_exceeds_refundable: "No máximo %{limit} podem ser estornados.",
  nothing_to_void: "Não resta nada da autorização para liberar.",
  nothing_to_void_but_refund: "Tudo foi capturado. Um estorno devolve ao pagador.",
  void_after_refund: "Um pagamento com estorno mantém o restante da autorização até ser capturado ou expirar.",
  void_remainder_unsupported:
    "%{method} não consegue liberar o restante após uma captura parcial. Ele caduca quando a autorização termina.",
  void_remainder_but_final_capture:
    "%{method} não consegue liberar o restante após uma captura parcial. Uma captura final toma um último valor e libera o que sobra.",
  final_capture_unsupported: "%{method} não tem captura final. Capture o valor sem ela.",
  authorization_not_final:
    "A loja ainda pode mudar esta autorização. Ela pode ser capturada quando o valor final estiver definido.",
  authorization_fixed: "Esta autorização não pode ser alterada.",
  authorization_must_grow: "O novo valor precisa ser maior que %{limit}, a menos que seja o final.",
  already_authorized: "O dinheiro já está autorizado. Liberar devolve o limite ao pagador.",
  already_authorized_but_refund: "O dinheiro chegou. Um estorno devolve ao pagador.",
  already_ended: "Já terminou: não se espera mais dinheiro.",
  awaiting_approval: "Um estorno espera por uma segunda pessoa. O valor fica separado até a decisão.",
  operation_in_flight: "Outra operação deste pagamento ainda não teve resposta. Espere um momento e olhe de novo.",
};
