import type { enCalls } from "../en/calls.ts";
import type { Translation } from "../translation.ts";

/** What partners' servers asked and were answered. */
export const ptCalls: Translation<typeof enCalls> = {
  calls: {
    title: "Chamadas de API",
    empty: "Cada chamada da API de crédito que altera algo fica guardada aqui por 30 dias.",
    search: "Id da solicitação, chave de idempotência ou id",
    column: { at: "Quando", call: "Chamada", outcome: "Resposta", client: "Cliente de API", object: "O que criou" },
    filter: { outcome: "Resposta", method: "Método", replay: "Repetições", key: "Chave de idempotência" },
    replays: { true: "Só repetições", false: "Sem repetições" },
    outcome: { done: "Concluída", refused: "Recusada", failed: "Com falha" },
    replay: "Repetição",
  },
  call: {
    document_title: "Chamada de API %{id}",
    details: "Detalhes",
    request_id: "Id da solicitação",
    key: "Chave de idempotência",
    api: "API",
    client: "Cliente de API",
    object: "O que criou ou de que tratava",
    code: "Código",
    request: "Solicitação",
    response: "Resposta",
    no_request: "A chamada não tinha corpo.",
    no_response: "A resposta não tinha corpo.",
    erased: "Os dois corpos foram removidos junto com o cliente de quem tratavam.",
    masked:
      "Para a sua função, dados pessoais aparecem como pontos. Segredos e links que abrem algo nunca são guardados.",
    kept: "Segredos e links que abrem algo nunca são guardados.",
    replay_note:
      "Esta era uma cópia de uma chamada anterior com a mesma chave: a mesma resposta foi dada de novo, e nada mais aconteceu.",
    same_key: "Outras chamadas com a mesma chave",
    no_same_key: "Nenhuma outra chamada dos últimos 30 dias tem esta chave.",
    object_type: {
      borrower: "Tomador",
      credit_offer: "Oferta de crédito",
      loan: "Empréstimo",
      webhook_endpoint: "Webhook",
      credential: "Cliente de API",
    },
  },
};
