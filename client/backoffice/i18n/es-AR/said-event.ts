import type { eventTexts } from "../../../../shared/sentences/event-texts.ts";
import type { Translation } from "../translation.ts";

/** Events that only some shops have. */
export const esSaidEvent: Translation<typeof eventTexts> = {
  session_event: {
    SET_BILLING_ADDRESS: "El pagador indicó una dirección de facturación",
    SET_SHIPPING_ADDRESS: "El pagador indicó una dirección de envío",
    SET_SHIPPING_OPTION: "El pagador eligió la forma de envío",
    SET_DISCOUNT_CODES: "El pagador usó códigos de descuento",
  },
  fact: { payment_revised: "Cambió el monto del pago" },
};
