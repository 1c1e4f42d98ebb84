import type { eventTexts } from "../../../../shared/sentences/event-texts.ts";
import type { Translation } from "../translation.ts";

/** Events that only some shops have. */
export const nbSaidEvent: Translation<typeof eventTexts> = {
  session_event: {
    SET_BILLING_ADDRESS: "Betaleren oppga fakturaadresse",
    SET_SHIPPING_ADDRESS: "Betaleren oppga leveringsadresse",
    SET_SHIPPING_OPTION: "Betaleren valgte fraktmåte",
    SET_DISCOUNT_CODES: "Betaleren brukte rabattkoder",
  },
  fact: { payment_revised: "Beløpet på betalingen ble endret" },
};
