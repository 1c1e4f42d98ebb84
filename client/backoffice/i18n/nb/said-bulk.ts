import type { bulkTexts } from "../../../../shared/sentences/bulk-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a payment was left out of a run or failed in it, in few words. */
export const nbSaidBulk: Translation<typeof bulkTexts> = {
  role_forbids: "Rollen din kan ikke gjøre dette",
  not_authorized: "Ingenting er reservert ennå",
  under_review: "Fakturaselskapet ser fortsatt på den",
  authorization_released: "Reservasjonen er frigitt",
  nothing_to_capture: "Ingenting er igjen å belaste",
  nothing_to_refund: "Ingenting er belastet, så ingenting kan gå tilbake",
  already_refunded: "Alt er allerede refundert",
  nothing_to_void: "Ingenting er igjen å frigi",
  void_after_refund: "Den har en refusjon, så resten kan ikke frigis",
  void_remainder_unsupported: "Betalingsmåten kan ikke frigi en rest",
  authorization_not_final: "Butikken kan fortsatt endre beløpet",
  awaiting_approval: "En refusjon venter på en annen person",
  operation_in_flight: "En annen operasjon er ikke besvart ennå",
  live_gateway_missing: "Ingen innløser er satt opp for produksjon",
  needs_second_person: "Over grensen for én person: Be om det på betalingens egen side",
  bank_reference_needed: "En overføring går tilbake med bankens referanse: Refunder den på betalingens egen side",
  stale_figures: "Den ble endret etter at kjøringen startet",
};
