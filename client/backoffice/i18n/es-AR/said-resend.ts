import type { resendTexts } from "../../../../shared/sentences/resend-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a delivery is not simply sent again. */
export const esSaidResend: Translation<typeof resendTexts> = {
  endpoint_deleted: "El endpoint de esta entrega se borró.",
  payload_expired: "Su mensaje superó el plazo de conservación y se quitó: no queda nada para enviar.",
  endpoint_disabled: "El endpoint está desactivado. Activalo y después reenviá.",
  scheduled: "Todavía se está intentando sola. Forzarla no espera al próximo intento.",
  already_delivered: "Ya se entregó. Forzarla hace que el receptor reciba el mismo evento dos veces.",
};
