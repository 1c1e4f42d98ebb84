import type { loanTexts } from "../../../../shared/sentences/loan-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a loan cannot be taken this step. */
export const nbSaidLoan: Translation<typeof loanTexts> = {
  role_forbids: "Bare økonomi fører lån videre.",
  needs: {
    generate_contract: "Kontrakten lages én gang, når lånet er akseptert.",
    request_signatures: "Bare en kontrakt som er laget og ikke sendt ennå, kan sendes til undertegnerne.",
    record_signature: "Signaturer registreres mens kontrakten venter på dem.",
    order_disbursement: "Pengene bestilles når alle har signert.",
    confirm_disbursement: "Det er ingen utbetaling som venter på å bli bekreftet.",
  },
  never_signed: "Testmiljø: ingen signerer for et beløp som slutter på ,17.",
  live_gateway_missing: "Denne kontoen er i produksjon uten at en innløser er satt opp, så den kan ikke utbetale ennå.",
  called_off_late: "To personer har sluppet pengene; de kan ikke kalles tilbake.",
  already_confirmed: "Det er bekreftet, og banken melder snart fra om betalingen.",
  same_person: "Du bestilte denne utbetalingen. En annen person i økonomi må bekrefte den.",
  ended: {
    active: "Lånet løper: pengene er utbetalt.",
    finished: "Lånet er betalt tilbake i sin helhet.",
    cancelled: "Lånet er kansellert.",
    error: "Lånet mislyktes og er avsluttet.",
  },
};
