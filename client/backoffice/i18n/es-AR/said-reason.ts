import type { reasonTexts } from "../../../../shared/sentences/reason-texts.ts";
import type { Translation } from "../translation.ts";

/** Reasons that Kontor itself puts down. */
export const esSaidReason: Translation<typeof reasonTexts> = {
  code: {
    cancelled: "se canceló",
    declined: "se rechazó el último intento de pago",
    failed: "no se pagó",
    final_capture: "la captura final dejó este resto",
    authorization_changed: "se modificó la autorización",
    session_cancelled: "se canceló la sesión de checkout",
    declined_by_person: "Rechazado por un colega",
  },
  sentence: {
    not_signed: "El contrato no se firmó a tiempo.",
    sandbox_payout: "Entorno de pruebas: el banco no paga montos que terminan en ,13.",
    sandbox_timed_out: "El procesador no respondió a tiempo",
    sandbox_payer_declined: "El pagador rechazó el pago",
    sandbox_card_expired: "La tarjeta venció",
    sandbox_lapsed: "La autorización venció",
    sandbox_denial: "Rechazado por el entorno de pruebas, como lo pide la dirección de correo.",
    receiver_gone: "El receptor respondió 410: ya no existe.",
    events_given_up: "Se agotaron %{count} eventos seguidos.",
    attempts_failed: "Todos los intentos desde %{since} fallaron.",
    answered_code: "El receptor respondió %{code}",
    connection_refused: "La conexión fue rechazada",
    no_answer: "Sin respuesta dentro del tiempo límite",
    no_answer_ms: "Sin respuesta en %{ms} ms",
    no_end_ms: "La respuesta no terminó en %{ms} ms",
    callback_signed_once: "Un callback lleva una sola firma.",
    hook_signed_once: "Un webhook lleva una sola firma.",
    secret_a_day: "Un secreto anterior firma durante un día como máximo.",
    two_signatures: "Los mensajes llevan dos firmas, y un secreto anterior firma durante un día como máximo.",
  },
};
