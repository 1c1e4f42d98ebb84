import type { codeTexts } from "../../../../shared/sentences/code-texts.ts";
import type { Translation } from "../translation.ts";

/** What every refusal comes to, by its code. */
export const ptSaidCode: Translation<typeof codeTexts> = {
  validation_failed: "Algo na solicitação não está certo",
  malformed_body: "O conteúdo não pode ser lido",
  body_too_large: "O conteúdo é grande demais",
  unsupported_media_type: "O conteúdo precisa ser JSON",
  unauthenticated: "Entre primeiro",
  second_factor_required: "É preciso uma segunda etapa",
  enrolment_required: "Configure primeiro uma segunda etapa",
  step_up_required: "Confirme primeiro que é você",
  forbidden: "Sua função não permite isso",
  origin_refused: "A solicitação veio de outro site",
  not_found: "Não encontrado",
  method_not_allowed: "Este endereço não aceita esse método",
  operation_blocked: "Isso não pode ser feito agora",
  operation_in_flight: "Algo ainda está em andamento",
  stale_figures: "O pagamento mudou desde que você o abriu. Veja os números novos",
  precondition_failed: "Alguém mudou isto desde que você abriu. Veja de novo",
  idempotency_key_missing: "Falta o header Idempotency-Key",
  idempotency_key_reused: "A chave de idempotência pertence a outra solicitação",
  processor_refused: "A processadora recusou",
  processor_unavailable:
    "A processadora não respondeu. O valor fica separado até se saber o resultado; a consulta se repete sozinha",
  live_gateway_missing: "Esta conta de produção ainda não pode movimentar dinheiro",
  session_closed: "A sessão de checkout está encerrada",
  url_refused: "O endereço não pode ser usado",
  document_invalid: "O número do documento não está certo",
  currency_disabled: "A moeda não está habilitada",
  payouts_disabled: "Os pagamentos de saída não estão habilitados",
  insufficient_balance: "O saldo é insuficiente",
  rate_limited: "Solicitações demais. Espere um momento e tente de novo",
  unavailable: "Não está disponível agora",
  internal: "Algo deu errado do nosso lado",
};
