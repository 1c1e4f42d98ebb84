import type { enApprovals } from "../en/approvals.ts";
import type { Translation } from "../translation.ts";

/** What is asked for above the limit, and the second person who decides. */
export const esApprovals: Translation<typeof enApprovals> = {
  approvals: {
    title: "Aprobaciones",
    empty: "Lo que se pide por encima del límite de un comercio espera acá a otra persona.",
    column: {
      what: "Solicitud",
      amount: "Importe",
      state: "Estado",
      requested_by: "Por",
      requested: "Cuándo",
      payment: "Pago",
      merchant: "Comercio",
      outcome: "Qué pasó después",
    },
  },
  approval_kind: { refund: "Devolución" },
  approval_state: { waiting: "En espera", approved: "Aprobada", declined: "Rechazada" },
  approval: {
    document_title: "Aprobación de %{amount}",
    heading: "Devolución solicitada",
    details: "Qué se solicitó",
    decided: "La decisión",
    id: "Id de la solicitud",
    limit: "Límite del comercio",
    payment: "Pago",
    reason: "Motivo",
    note: "Nota",
    requested_by: "Solicitada por",
    requested: "Solicitada",
    decided_by: "Decidida por",
    decided_at: "Decidida",
    decision_note: "Qué escribió",
    outcome: "Qué pasó después",
    outcome_text: {
      pending: "En curso",
      succeeded: "Devuelto",
      failed: "Rechazada por el procesador",
      unknown: "Todavía sin respuesta",
    },
    explained: {
      waiting: "Supera el límite del comercio y espera a otra persona. El importe está apartado y no se movió dinero.",
      approved: "Otra persona la autorizó.",
      declined: "Otra persona la rechazó. No se movió dinero.",
    },
    approve: "Aprobar",
    approve_title: "Aprobar esta devolución",
    approve_text:
      "La devolución de %{amount} se registra en el momento y el dinero se puede enviar al pagador. Esto no se puede deshacer.",
    approve_submit: "Aprobar %{amount}",
    approve_done: "Se aprobó la devolución.",
    decline: "Rechazar",
    decline_title: "Rechazar esta devolución",
    decline_text:
      "No se mueve dinero y se puede volver a solicitar la devolución de %{amount}. Quien la solicitó lee el motivo.",
    decline_submit: "Rechazar %{amount}",
    decline_done: "Se rechazó la devolución.",
    waiting_on_payment: "%{name} solicitó devolver %{amount}. Otra persona tiene que aprobarlo.",
    look: "Ver la solicitud",
    above_limit:
      "Esto supera el límite del comercio de %{limit}, así que otra persona tiene que aprobarlo. Prepará la transferencia en tu banco y enviala recién después.",
    ask: "Solicitar devolver %{amount}",
    asked: "Se solicitó devolver %{amount}. Otra persona tiene que aprobarlo.",
  },
};
