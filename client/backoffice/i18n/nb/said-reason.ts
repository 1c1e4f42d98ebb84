import type { reasonTexts } from "../../../../shared/sentences/reason-texts.ts";
import type { Translation } from "../translation.ts";

/** Reasons that Kontor itself puts down. */
export const nbSaidReason: Translation<typeof reasonTexts> = {
  code: {
    cancelled: "den ble kansellert",
    declined: "siste betalingsforsøk ble avslått",
    failed: "den ble ikke betalt",
    final_capture: "den siste belastningen lot dette bli til overs",
    authorization_changed: "reservasjonen ble endret",
    session_cancelled: "kasseøkten ble kansellert",
    declined_by_person: "Avslått av en kollega",
  },
  sentence: {
    not_signed: "Kontrakten ble ikke undertegnet i tide.",
    sandbox_payout: "Testmiljø: banken utbetaler ikke beløp som slutter på ,13.",
    sandbox_timed_out: "Innløseren svarte ikke i tide",
    sandbox_payer_declined: "Betaleren avslo",
    sandbox_card_expired: "Kortet har utløpt",
    sandbox_lapsed: "Reservasjonen har utløpt",
    sandbox_denial: "Avslått av testmiljøet, slik e-postadressen ber om.",
    receiver_gone: "Mottakeren svarte 410: den finnes ikke lenger.",
    events_given_up: "%{count} hendelser på rad ble oppgitt.",
    attempts_failed: "Alle forsøk siden %{since} har feilet.",
    answered_code: "Mottakeren svarte %{code}",
    connection_refused: "Tilkoblingen ble avvist",
    no_answer: "Ikke noe svar innen tidsgrensen",
    no_answer_ms: "Ikke noe svar innen %{ms} ms",
    no_end_ms: "Svaret var ikke ferdig innen %{ms} ms",
    callback_signed_once: "En callback har én signatur.",
    hook_signed_once: "En webhook har én signatur.",
    secret_a_day: "En gammel nøkkel signerer i høyst ett døgn.",
    two_signatures: "Meldinger har to signaturer, og en gammel nøkkel signerer i høyst ett døgn.",
  },
};
