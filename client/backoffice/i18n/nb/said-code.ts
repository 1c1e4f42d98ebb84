import type { codeTexts } from "../../../../shared/sentences/code-texts.ts";
import type { Translation } from "../translation.ts";

/** What every refusal comes to, by its code. */
export const nbSaidCode: Translation<typeof codeTexts> = {
  validation_failed: "Noe i forespørselen stemmer ikke",
  malformed_body: "Innholdet kan ikke leses",
  body_too_large: "Innholdet er for stort",
  unsupported_media_type: "Innholdet må være JSON",
  unauthenticated: "Logg inn først",
  second_factor_required: "Det kreves totrinnsbekreftelse",
  enrolment_required: "Sett opp totrinnsbekreftelse først",
  step_up_required: "Bekreft først at det er deg",
  forbidden: "Rollen din tillater ikke dette",
  origin_refused: "Forespørselen kom fra et annet nettsted",
  not_found: "Ikke funnet",
  method_not_allowed: "Denne adressen godtar ikke den metoden",
  operation_blocked: "Dette kan ikke gjøres nå",
  operation_in_flight: "Noe er fortsatt under behandling",
  stale_figures: "Betalingen er endret siden du åpnet den. Se på de nye tallene",
  precondition_failed: "Noen har endret dette siden du åpnet det. Se på det igjen",
  idempotency_key_missing: "Headeren Idempotency-Key mangler",
  idempotency_key_reused: "Idempotensnøkkelen tilhører en annen forespørsel",
  processor_refused: "Innløseren avviste",
  processor_unavailable:
    "Innløseren har ikke svart. Beløpet er satt til side til svaret kommer; det spørres igjen av seg selv",
  live_gateway_missing: "Denne produksjonskontoen kan ikke flytte penger ennå",
  session_closed: "Kasseøkten er avsluttet",
  url_refused: "Adressen kan ikke brukes",
  document_invalid: "ID-nummeret stemmer ikke",
  currency_disabled: "Valutaen er ikke aktivert",
  payouts_disabled: "Utbetalinger er ikke aktivert",
  insufficient_balance: "Saldoen er for lav",
  rate_limited: "For mange forespørsler. Vent litt og prøv igjen",
  unavailable: "Ikke tilgjengelig akkurat nå",
  internal: "Noe gikk galt hos oss",
};
