import type { lendingTexts } from "../../../../shared/sentences/lending-texts.ts";
import type { Translation } from "../translation.ts";

/** Refusals of lending. */
export const ptSaidLending: Translation<typeof lendingTexts> = {
  credential_already_revoked: "A credencial já tinha sido revogada.",
  customer_already_exists: "Um cliente com este CPF ou CNPJ está registrado com outro external_id.",
  document_already_approved: "O documento já tinha sido aprovado.",
  session_already_active: "Ainda há uma sessão de biometria do cliente aberta.",
  biometrics_already_approved: "A biometria do cliente já tinha sido aprovada.",
  customer_denied: "O cliente foi recusado definitivamente.",
  offer_already_accepted: "A oferta de crédito já tinha sido aceita.",
  offer_expired: "A oferta de crédito expirou.",
  kyc_incomplete: "O cliente ainda não está ativo.",
  simulation_mismatch: "Esta simulação não pode ser contratada: só a mais nova da oferta.",
  amount_out_of_range: "O valor está fora dos limites da oferta.",
  invalid_installment_count: "A oferta não permite esta quantidade de parcelas.",
  denied_no_offers: "O cliente foi recusado definitivamente e não recebe ofertas.",
  offer_became_loan: "A oferta foi aceita: virou um empréstimo.",
  offer_is_over: "A oferta expirou. Emita uma nova.",
  offer_changed: "A oferta foi alterada desde que você a abriu. Veja de novo.",
  no_biometrics: "A conta não pede biometria aos seus clientes.",
};
