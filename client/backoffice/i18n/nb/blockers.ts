import type { blockerTexts } from "../../../../shared/sentences/blocker-texts.ts";
import type { Translation } from "../translation.ts";

/** Why something cannot be done to a payment now, and what to do instead. */
export const nbBlockers: Translation<typeof blockerTexts> = {
  role_forbids: "Rollen %{role} kan se betalinger, men ikke flytte penger. Spør noen i økonomi.",
  amount_not_positive: "Beløpet må være større enn null.",
  not_authorized: "Betaleren har ikke godkjent denne betalingen, så det er ingen penger å flytte.",
  card_left_for_later:
    "Betaleren har bare lagt igjen et kort til senere. Ingenting er reservert, så det er ingen penger å flytte.",
  under_review:
    "Fakturaselskapet vurderer denne betalingen. Den blir reservert eller mislykkes av seg selv; inntil da kan ingenting gjøres med den.",
  authorization_released: "Reservasjonen er frigitt; det er ingenting igjen av den.",
  nothing_to_capture: "Alt som var reservert, er belastet eller frigitt.",
  amount_exceeds_capturable: "Høyst %{limit} kan belastes.",
  nothing_to_refund: "Ingenting er belastet, så det er ingenting å refundere.",
  nothing_to_refund_but_void: "Bare reservert: ingenting å refundere. Med Frigi slippes %{releasable} fri.",
  already_refunded: "Alt som var belastet, er refundert.",
  amount_exceeds_refundable: "Høyst %{limit} kan refunderes.",
  nothing_to_void: "Det er ingenting igjen av reservasjonen å frigi.",
  nothing_to_void_but_refund: "Alt er belastet. En refusjon gir det tilbake til betaleren.",
  void_after_refund: "En betaling med refusjon beholder resten av reservasjonen til den belastes eller utløper.",
  void_remainder_unsupported:
    "%{method} kan ikke frigi resten etter en delvis belastning. Den bortfaller når reservasjonen utløper.",
  void_remainder_but_final_capture:
    "%{method} kan ikke frigi resten etter en delvis belastning. En siste belastning tar et siste beløp og frigir det som blir igjen.",
  final_capture_unsupported: "%{method} har ingen siste belastning. Belast beløpet uten den.",
  authorization_not_final:
    "Butikken kan fortsatt endre denne reservasjonen. Den kan belastes når det endelige beløpet er satt.",
  authorization_fixed: "Denne reservasjonen kan ikke endres.",
  authorization_must_grow: "Det nye beløpet må være høyere enn %{limit}, med mindre det er det endelige.",
  already_authorized: "Pengene er allerede reservert. Frigi gir dem fri.",
  already_authorized_but_refund: "Pengene har kommet. En refusjon gir dem tilbake til betaleren.",
  already_ended: "Den er avsluttet: det ventes ikke på flere penger.",
  awaiting_approval: "En refusjon venter på en annen person. Beløpet er satt til side til det er avgjort.",
  operation_in_flight: "En annen handling på denne betalingen er ikke besvart ennå. Vent litt og se igjen.",
};
