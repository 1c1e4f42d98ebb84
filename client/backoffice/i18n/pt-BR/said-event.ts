import type { eventTexts } from "../../../../shared/sentences/event-texts.ts";
import type { Translation } from "../translation.ts";

/** Events that only some shops have. */
export const ptSaidEvent: Translation<typeof eventTexts> = {
  session_event: {
    SET_BILLING_ADDRESS: "O pagador informou um endereço de cobrança",
    SET_SHIPPING_ADDRESS: "O pagador informou um endereço de entrega",
    SET_SHIPPING_OPTION: "O pagador escolheu a forma de entrega",
    SET_DISCOUNT_CODES: "O pagador usou códigos de desconto",
  },
  fact: { payment_revised: "O valor do pagamento mudou" },
};
