import type { lendingTexts } from "../../../../shared/sentences/lending-texts.ts";
import type { Translation } from "../translation.ts";

/** Refusals of lending. */
export const esSaidLending: Translation<typeof lendingTexts> = {
  credential_already_revoked: "La credencial ya se había revocado.",
  customer_already_exists: "Un cliente con este CPF o CNPJ está registrado con otro external_id.",
  document_already_approved: "El documento ya se había aprobado.",
  session_already_active: "Todavía hay una sesión de biometría del cliente abierta.",
  biometrics_already_approved: "La biometría del cliente ya se había aprobado.",
  customer_denied: "El cliente fue rechazado definitivamente.",
  offer_already_accepted: "La oferta de crédito ya se había aceptado.",
  offer_expired: "La oferta de crédito venció.",
  kyc_incomplete: "El cliente todavía no está activo.",
  simulation_mismatch: "No se puede contratar esta simulación: solo la más nueva de la oferta.",
  amount_out_of_range: "El monto está fuera de los límites de la oferta.",
  invalid_installment_count: "La oferta no permite esta cantidad de cuotas.",
  denied_no_offers: "El cliente fue rechazado definitivamente y no recibe ofertas.",
  offer_became_loan: "La oferta se aceptó: se convirtió en un préstamo.",
  offer_is_over: "La oferta venció. Emití una nueva.",
  offer_changed: "La oferta se modificó desde que la abriste. Volvé a mirar.",
  no_biometrics: "La cuenta no pide biometría a sus clientes.",
};
