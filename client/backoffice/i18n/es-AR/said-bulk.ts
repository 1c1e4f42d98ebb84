import type { bulkTexts } from "../../../../shared/sentences/bulk-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a payment was left out of a run or failed in it, in few words. */
export const esSaidBulk: Translation<typeof bulkTexts> = {
  role_forbids: "Tu rol no puede hacer esto",
  not_authorized: "Todavía no hay nada autorizado",
  under_review: "La empresa de pago por factura todavía lo está revisando",
  authorization_released: "La autorización se liberó",
  nothing_to_capture: "No queda nada por capturar",
  nothing_to_refund: "No se capturó nada, así que no hay nada que devolver",
  already_refunded: "Ya se devolvió todo",
  nothing_to_void: "No queda nada por liberar",
  void_after_refund: "Tiene una devolución, así que no se puede liberar el resto",
  void_remainder_unsupported: "Su medio de pago no permite liberar el resto",
  authorization_not_final: "El comercio todavía puede cambiar el importe",
  awaiting_approval: "Una devolución espera a una segunda persona",
  operation_in_flight: "Otra operación todavía no tiene respuesta",
  live_gateway_missing: "No hay un procesador de producción configurado",
  needs_second_person: "Supera el límite de una sola persona: solicitalo en la página del pago",
  bank_reference_needed: "Una transferencia se devuelve con la referencia del banco: hacelo en la página del pago",
  stale_figures: "Cambió después de iniciado el lote",
};
