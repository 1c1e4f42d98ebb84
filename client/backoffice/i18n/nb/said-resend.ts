import type { resendTexts } from "../../../../shared/sentences/resend-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a delivery is not simply sent again. */
export const nbSaidResend: Translation<typeof resendTexts> = {
  endpoint_deleted: "Endepunktet for denne leveringen er slettet.",
  payload_expired: "Meldingen er eldre enn oppbevaringstiden og er fjernet: det er ingenting igjen å sende.",
  endpoint_disabled: "Endepunktet er deaktivert. Aktiver det, og send så på nytt.",
  scheduled: "Den prøves fortsatt av seg selv. Å tvinge den venter ikke på neste forsøk.",
  already_delivered: "Den er allerede levert. Å tvinge den gir mottakeren samme hendelse to ganger.",
};
