import type { enPartnerAccess } from "../en/partner-access.ts";
import type { Translation } from "../translation.ts";

/** How partners' servers get in: access tokens, ages of secrets, and how often they may call. */
export const ptPartnerAccess: Translation<typeof enPartnerAccess> = {
  token_calls: {
    title: "Log de tokens",
    empty: "Cada chamada por um token de acesso fica listada aqui por 90 dias, concedida ou recusada.",
    back: "Clientes de API",
    column: {
      at: "Quando",
      client: "Cliente de API",
      api: "Para",
      outcome: "Resultado",
      ip: "De",
      expires: "Vale até",
    },
    filter: { client: "Id do cliente", ip: "Endereço" },
    unknown: "Cliente desconhecido",
    none: "Sem id do cliente",
  },
  token_outcome: {
    issued: "Token concedido",
    unknown_client: "Cliente desconhecido",
    wrong_secret: "Segredo errado",
    revoked: "Cliente excluído",
    expired: "Cliente expirado",
    other_api: "Cliente de outra API",
    other_audience: "Não é para esta conta",
    wrong_grant_type: "Tipo de concessão errado",
  },
  credential_care: {
    filter: "Requer atenção",
    log: "Log de tokens",
    secret_since: "Segredo criado em",
    concern: { old: "Segredo antigo", never_used: "Nunca usado", unused: "Sem uso recente" },
    told: {
      old: "O segredo tem %{days} dias. Troque-o pelo menos a cada 90 dias.",
      never_used: "Ninguém usou este cliente desde que foi criado, há %{days} dias. Exclua-o se ninguém precisar dele.",
      unused: "Ninguém usa este cliente há %{days} dias. Exclua-o se ninguém precisar mais dele.",
    },
    tokens: "Chamadas recentes por um token",
    no_tokens: "Ninguém pediu um token de acesso com este cliente nos últimos 90 dias.",
    all_tokens: "Todas as chamadas por um token",
  },
  partner_filter: {
    partner: "Cliente de API",
    environment: "Ambiente",
    environments: { live: "Produção", sandbox: "Testes" },
  },
  call_limit: {
    title: "Limite de chamadas",
    usual: "%{calls} chamadas por minuto, divididas entre todos os clientes da conta. Este é o limite padrão.",
    own: "%{calls} chamadas por minuto só para este cliente.",
    change: "Alterar limite",
    text: "A próxima chamada já segue o novo limite. Ele é informado nos cabeçalhos de cada resposta.",
    own_choice: "Um limite próprio",
    usual_choice: "O limite padrão (%{calls} por minuto, compartilhado)",
    choice: "Limite",
    calls: "Chamadas por minuto",
    calls_hint: "Um número inteiro de %{min} a %{max}.",
    reason: "Motivo",
    reason_hint: "Fica no log de auditoria.",
    missing: { calls: "Digite quantas chamadas por minuto.", reason: "Informe o motivo." },
    saved: "O limite foi alterado.",
  },
};
