import type { enCalls } from "../en/calls.ts";
import type { Translation } from "../translation.ts";

/** What partners' servers asked and were answered. */
export const nbCalls: Translation<typeof enCalls> = {
  calls: {
    title: "API-kall",
    empty: "Hvert kall til utlåns-API-et som skal endre noe, oppbevares her i 30 dager.",
    search: "Forespørsels-ID, idempotensnøkkel eller ID",
    column: { at: "Når", call: "Kall", outcome: "Svar", client: "API-klient", object: "Hva det opprettet" },
    filter: { outcome: "Svar", method: "Metode", replay: "Gjentakelser", key: "Idempotensnøkkel" },
    replays: { true: "Bare gjentakelser", false: "Uten gjentakelser" },
    outcome: { done: "Utført", refused: "Avvist", failed: "Mislykket" },
    replay: "Gjentakelse",
  },
  call: {
    document_title: "API-kall %{id}",
    details: "Detaljer",
    request_id: "Forespørsels-ID",
    key: "Idempotensnøkkel",
    api: "API",
    client: "API-klient",
    object: "Hva det opprettet eller gjaldt",
    code: "Kode",
    request: "Forespørsel",
    response: "Svar",
    no_request: "Kallet hadde ikke noe innhold.",
    no_response: "Svaret hadde ikke noe innhold.",
    erased: "Innholdet i begge ble fjernet sammen med kunden det gjaldt.",
    masked: "Personopplysninger vises som prikker for rollen din. Hemmeligheter og lenker som åpner noe, lagres aldri.",
    kept: "Hemmeligheter og lenker som åpner noe, lagres aldri.",
    replay_note:
      "Dette var en kopi av et tidligere kall med samme nøkkel: Det samme svaret ble gitt igjen, og ingenting annet skjedde.",
    same_key: "Andre kall med samme nøkkel",
    no_same_key: "Ingen andre kall de siste 30 dagene har denne nøkkelen.",
    object_type: {
      borrower: "Låntaker",
      credit_offer: "Kredittilbud",
      loan: "Lån",
      webhook_endpoint: "Webhook",
      credential: "API-klient",
    },
  },
};
