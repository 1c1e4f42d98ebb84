import type { reasonTexts } from "../../../../shared/sentences/reason-texts.ts";
import type { Translation } from "../translation.ts";

/** Reasons that Kontor itself puts down. */
export const ptSaidReason: Translation<typeof reasonTexts> = {
  code: {
    cancelled: "foi cancelado",
    declined: "a última tentativa de pagamento foi recusada",
    failed: "não foi pago",
    final_capture: "a captura final deixou este resto",
    authorization_changed: "a autorização foi alterada",
    session_cancelled: "a sessão de checkout foi cancelada",
    declined_by_person: "Recusado por um colega",
  },
  sentence: {
    not_signed: "O contrato não foi assinado a tempo.",
    sandbox_payout: "Ambiente de testes: o banco não paga valores que terminam em ,13.",
    sandbox_timed_out: "A processadora não respondeu a tempo",
    sandbox_payer_declined: "O pagador recusou",
    sandbox_card_expired: "O cartão expirou",
    sandbox_lapsed: "A autorização expirou",
    sandbox_denial: "Recusado pelo ambiente de testes, como pede o endereço de e-mail.",
    receiver_gone: "O receptor respondeu 410: não existe mais.",
    events_given_up: "%{count} eventos seguidos foram esgotados.",
    attempts_failed: "Todas as tentativas desde %{since} falharam.",
    answered_code: "O receptor respondeu %{code}",
    connection_refused: "A conexão foi recusada",
    no_answer: "Sem resposta dentro do tempo limite",
    no_answer_ms: "Sem resposta em %{ms} ms",
    no_end_ms: "A resposta não terminou em %{ms} ms",
    callback_signed_once: "Um callback leva uma única assinatura.",
    hook_signed_once: "Um webhook leva uma única assinatura.",
    secret_a_day: "Um segredo antigo assina por no máximo um dia.",
    two_signatures: "As mensagens levam duas assinaturas, e um segredo antigo assina por no máximo um dia.",
  },
};
