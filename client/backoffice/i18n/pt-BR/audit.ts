import type { enAudit } from "../en/audit.ts";
import type { Translation } from "../translation.ts";

/** The audit log. */
export const ptAudit: Translation<typeof enAudit> = {
  audit: {
    title: "Log de auditoria",
    empty: "O que pessoas e programas fazem aqui fica registrado, desde a primeira entrada.",
    column: { at: "Quando", who: "Quem", action: "Ação", object: "Objeto", outcome: "Resultado" },
    filter: { person: "Pessoa", action: "Ação", object: "Id do objeto", outcome: "Resultado", at: "Quando" },
    allowed: "Permitida",
    refused: "Recusada",
    actor: { staff: "Colega", merchant: "Servidor da loja", payer: "Pagador", system: "Kontor" },
    entry: "Registro %{id}",
    position: "Registro %{position} da cadeia %{chain}",
    details: "O que mudou e por quê",
    personal: "Dados pessoais deste registro",
    hash: "Impressão digital",
    verify: "Verificar",
    verifying: "Verificando…",
    holds: "Nada foi alterado nem removido: %{detail}.",
    broken: "O log não corresponde ao que foi registrado: %{detail}.",
  },
};
