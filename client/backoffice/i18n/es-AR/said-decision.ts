import type { decisionTexts } from "../../../../shared/sentences/decision-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a request cannot be decided about. */
export const esSaidDecision: Translation<typeof decisionTexts> = {
  role_forbids: "El rol %{role} no puede decidir sobre solicitudes. Pedíselo a alguien de finanzas.",
  own_request: "Vos pediste esto, así que tiene que decidir otra persona.",
  was_approved: "Esta solicitud ya fue aprobada.",
  was_declined: "Esta solicitud ya fue rechazada.",
  was_waiting: "Esta solicitud ya estaba en espera.",
};
