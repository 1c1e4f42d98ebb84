import type { enRates } from "../en/rates.ts";
import type { Translation } from "../translation.ts";

/** What credit costs, by day. */
export const nbRates: Translation<typeof enRates> = {
  rates: {
    fees: "Etableringsgebyr, per dag",
    fees_hint:
      "En del av beløpet som en kunde ber om. En simulering tar gebyret som gjelder den dagen, og beholder det; et tilbud med eget gebyr beholder sitt. Før første rad er det %{percent} %.",
    no_fees: "Ingen rader ennå: %{percent} % gjelder.",
    iof: "Kredittskatt (IOF), per dag",
    iof_hint: "Loven fastsetter den, likt for alle kontoer. En simulering beholder satsen som gjelder den dagen.",
    from: "Fra",
    fee: "Gebyr",
    state_head: "Status",
    state: { future: "Kommer", in_force: "Gjelder nå", past: "Tidligere" },
    note: "Hvorfor",
    by: "Lagt til av",
    by_kontor: "Kontor",
    kind: "Låntaker",
    borrower: { company: "Selskap", simples: "Lite foretak, MEI", individual: "Privatperson" },
    daily: "Per dag",
    flat: "Én gang",
    max: "Opptil",
    no_max: "Alle beløp",
    source: "Lov",
    add: "Legg til",
    add_fee: "Legg til gebyr",
    add_iof: "Legg til sats",
    fee_added: "Gebyret er lagt til.",
    iof_added: "Satsen er lagt til.",
    fee_text: "Gjelder for det som simuleres fra den dagen. Det som er beregnet før, forblir som det er.",
    iof_text:
      "Gjelder for alle kontoer, for det som simuleres fra den dagen. Det som er beregnet før, forblir som det er.",
    day_hint: "I dag eller senere. En rad for en dag som ikke er kommet ennå, skrives over.",
    fee_percent: "Gebyr i prosent av ønsket beløp",
    note_why: "Hvorfor",
    max_hint: "Over dette beløpet gjelder satsen for selskaper. La feltet stå tomt for ingen grense.",
    form: {
      daily: "Prosent av hovedstolen for hver dag",
      flat: "Prosent av hovedstolen, én gang",
      max: "Høyeste beløp i BRL (valgfritt)",
      source: "Loven bak",
    },
    missing: {
      day: "Velg dagen den gjelder fra.",
      fee: "Skriv gebyret i prosent med høyst fire desimaler, for eksempel 1,2.",
      note: "Skriv hvorfor.",
      daily: "Skriv den daglige delen i prosent med høyst sju desimaler, for eksempel 0,0082.",
      flat: "Skriv delen som tas én gang, i prosent med høyst fire desimaler, for eksempel 0,38.",
      max: "Skriv det høyeste beløpet, for eksempel 30000,00, eller la feltet stå tomt.",
      source: "Oppgi loven.",
    },
  },
};
