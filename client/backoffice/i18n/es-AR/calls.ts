import type { enCalls } from "../en/calls.ts";
import type { Translation } from "../translation.ts";

/** What partners' servers asked and were answered. */
export const esCalls: Translation<typeof enCalls> = {
  calls: {
    title: "Llamadas a la API",
    empty: "Acá se guarda durante 30 días cada llamada a la API de préstamos que debe cambiar algo.",
    search: "Id de la solicitud, clave de idempotencia o id",
    column: { at: "Cuándo", call: "Llamada", outcome: "Respuesta", client: "Cliente de API", object: "Qué creó" },
    filter: {
      outcome: "Respuesta",
      method: "Método",
      replay: "Repeticiones",
      key: "Clave de idempotencia",
    },
    replays: { true: "Solo repeticiones", false: "Sin repeticiones" },
    outcome: { done: "Hecha", refused: "Rechazada", failed: "Fallida" },
    replay: "Repetición",
  },
  call: {
    document_title: "Llamada a la API %{id}",
    details: "Detalles",
    request_id: "Id de la solicitud",
    key: "Clave de idempotencia",
    api: "API",
    client: "Cliente de API",
    object: "Qué creó o a qué se refería",
    code: "Código",
    request: "Solicitud",
    response: "Respuesta",
    no_request: "La llamada no tenía cuerpo.",
    no_response: "La respuesta no tenía cuerpo.",
    erased: "Los dos cuerpos se quitaron junto con el cliente al que se referían.",
    masked: "Los datos personales son puntos para tu rol. Los secretos y los links que abren algo nunca se guardan.",
    kept: "Los secretos y los links que abren algo nunca se guardan.",
    replay_note:
      "Esto fue una copia de una llamada anterior con la misma clave: se dio otra vez la misma respuesta y no pasó nada más.",
    same_key: "Otras llamadas con la misma clave",
    no_same_key: "Ninguna otra llamada de los últimos 30 días tiene esta clave.",
    object_type: {
      borrower: "Tomador",
      credit_offer: "Oferta de crédito",
      loan: "Préstamo",
      webhook_endpoint: "Webhook",
      credential: "Cliente de API",
    },
  },
};
