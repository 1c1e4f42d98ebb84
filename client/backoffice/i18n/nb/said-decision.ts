import type { decisionTexts } from "../../../../shared/sentences/decision-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a request cannot be decided about. */
export const nbSaidDecision: Translation<typeof decisionTexts> = {
  role_forbids: "Rollen %{role} kan ikke avgjøre forespørsler. Spør noen i økonomi.",
  own_request: "Du ba om dette selv, så en annen person må avgjøre det.",
  was_approved: "Denne forespørselen er allerede godkjent.",
  was_declined: "Denne forespørselen er allerede avslått.",
  was_waiting: "Denne forespørselen venter allerede.",
};
