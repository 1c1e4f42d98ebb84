import type { enRetention } from "../en/retention.ts";
import type { Translation } from "../translation.ts";

/** For how long things are kept. */
export const ptRetention: Translation<typeof enRetention> = {
  retention: {
    title: "Prazos de retenção",
    open: "Retenção",
    choose: "Cada conta guarda seus dados pelo tempo de que precisa. Escolha uma.",
    change: "Alterar",
    change_of: "Alterar: %{what}",
    kept: "Prazo",
    goes: "Depois é removido",
    stays: "Permanece",
    days: "%{smart_count} dia |||| %{smart_count} dias",
    usual: "%{smart_count} dia, como em toda a instalação |||| %{smart_count} dias, como em toda a instalação",
    messages: "Mensagens a receptores",
    messages_goes: "O que foi enviado e o que o receptor respondeu. Depois disso, não pode ser reenviado.",
    messages_stays: "O registro do envio: quando, a quem e com que resultado.",
    messages_freed:
      "%{number} mensagem perde o conteúdo agora e não pode ser reenviada. |||| %{number} mensagens perdem o conteúdo agora e não podem ser reenviadas.",
    messages_hint: "De 30 a 3.650. Deixe vazio para %{days}, como em toda a instalação.",
    documents_title: "Alterar por quanto tempo os arquivos ficam guardados",
    answers: "Respostas a solicitações repetidas",
    answers_everywhere: "Para todas as contas",
    answers_goes:
      "A resposta dada a uma solicitação de API com chave de idempotência. Uma cópia que chegar depois é uma nova solicitação.",
    answers_stays: "Tudo o que a solicitação fez.",
    answers_freed:
      "%{number} resposta é esquecida agora. Uma cópia da solicitação seria executada de novo. |||| %{number} respostas são esquecidas agora. Cópias das solicitações seriam executadas de novo.",
    answers_hint: "De 30, que a API de pagamentos promete, a 3.650.",
    always: "Nunca removidos por idade",
    always_text:
      "Pagamentos, empréstimos, os livros, as liquidações e o log de auditoria. Os dados de um cliente são eliminados na página do cliente.",
    form_days: "Dias",
    wrong: "Digite um número inteiro de dias de 30 a 3.650.",
    nothing_freed: "Nada é removido na hora.",
    more_than: "Mais de %{count}",
    irreversible: "Ninguém pode recuperar.",
    save: "Salvar",
    saved: "O prazo foi salvo.",
    conflict: "Alguém alterou isto nesse meio-tempo. Feche e veja de novo.",
  },
};
