import type { codeTexts } from "../../../../shared/sentences/code-texts.ts";
import type { Translation } from "../translation.ts";

/** What every refusal comes to, by its code. */
export const esSaidCode: Translation<typeof codeTexts> = {
  validation_failed: "Algo en la solicitud no está bien",
  malformed_body: "No se puede leer el contenido",
  body_too_large: "El contenido es demasiado grande",
  unsupported_media_type: "El contenido tiene que ser JSON",
  unauthenticated: "Iniciá sesión primero",
  second_factor_required: "Hace falta un segundo paso",
  enrolment_required: "Configurá primero un segundo paso",
  step_up_required: "Confirmá primero que sos vos",
  forbidden: "Tu rol no permite esto",
  origin_refused: "La solicitud vino de otro sitio",
  not_found: "No se encontró",
  method_not_allowed: "Esta dirección no acepta ese método",
  operation_blocked: "Esto no se puede hacer ahora",
  operation_in_flight: "Algo sigue en curso",
  stale_figures: "El pago cambió desde que lo abriste. Mirá las cifras nuevas",
  precondition_failed: "Alguien lo cambió desde que lo abriste. Volvé a mirarlo",
  idempotency_key_missing: "Falta el header Idempotency-Key",
  idempotency_key_reused: "La clave de idempotencia pertenece a otra solicitud",
  processor_refused: "El procesador rechazó",
  processor_unavailable:
    "El procesador no respondió. El importe queda apartado hasta saber el resultado; se vuelve a preguntar solo",
  live_gateway_missing: "Esta cuenta de producción todavía no puede mover dinero",
  session_closed: "La sesión de checkout está cerrada",
  url_refused: "La dirección no se puede usar",
  document_invalid: "El número de documento no es correcto",
  currency_disabled: "La moneda no está habilitada",
  payouts_disabled: "Los pagos salientes no están habilitados",
  insufficient_balance: "El saldo no alcanza",
  rate_limited: "Demasiadas solicitudes. Esperá un momento y probá de nuevo",
  unavailable: "No está disponible en este momento",
  internal: "Algo salió mal de nuestro lado",
};
