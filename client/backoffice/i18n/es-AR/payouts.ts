import type { enPayouts } from "../en/payouts.ts";
import type { Translation } from "../translation.ts";

/** Money that shops ask to be paid. */
export const esPayouts: Translation<typeof enPayouts> = {
  payouts: {
    title: "Retiros",
    empty: "Lo que los comercios solicitan retirar de su saldo aparece acá.",
    search: "Buscar id, referencia",
    column: {
      receiver: "Destinatario",
      amount: "Importe",
      state: "Estado",
      created: "Solicitado",
      reference: "Referencia del comercio",
      attempts: "Intentos",
      merchant: "Comercio",
    },
  },
  payout_state: {
    awaiting_approval: "Espera aprobación",
    pending: "Por enviar",
    processing: "En curso",
    completed: "Pagado",
    failed: "Fallido",
  },
  payout: {
    document_title: "Retiro de %{amount}",
    details: "Detalles",
    id: "Id del retiro",
    bank_trx_id: "Id del banco",
    destination: "Va a",
    tax_id: "Identificación fiscal",
    receiver: "Destinatario",
    decided_by: "Decidido por",
    next_attempt: "Próximo intento",
    submitted: "Enviado",
    completed: "Terminado",
    explained: {
      awaiting_approval:
        "Supera el límite del comercio y espera a una persona de finanzas. Su importe ya se descontó del saldo del comercio.",
      pending: "Se envía en segundos. Su importe ya se descontó del saldo del comercio.",
      processing: "Lo tiene el banco y todavía no lo confirmó.",
      completed: "El banco lo pagó.",
      failed:
        "No se pagó y su importe volvió al saldo del comercio. Para probar de nuevo, el comercio solicita otro retiro.",
    },
    approve: "Aprobar",
    approve_title: "Aprobar este retiro",
    approve_text: "Se envían %{amount} a %{receiver} en el momento. Esto no se puede deshacer.",
    approve_submit: "Aprobar %{amount}",
    approve_done: "Se aprobó el retiro.",
    reject: "Rechazar",
    reject_title: "Rechazar este retiro",
    reject_text: "No se envía nada. Los %{amount} vuelven al saldo del comercio y se le informa el motivo.",
    reject_submit: "Rechazar %{amount}",
    reject_done: "Se rechazó el retiro.",
    role: "Solo finanzas decide sobre los retiros.",
    not_waiting: "No espera ninguna decisión.",
    error: "Qué falló",
  },
  payout_destination: {
    cbu: "CBU o CVU",
    alias_cbu: "Alias de CBU",
    pix_key_cpf: "Clave PIX (CPF)",
    pix_key_cnpj: "Clave PIX (CNPJ)",
    pix_key_email: "Clave PIX (correo)",
    pix_key_phone: "Clave PIX (teléfono)",
    pix_key_random: "Clave PIX (aleatoria)",
  },
};
