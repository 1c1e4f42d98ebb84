import type { lendingTexts } from "../../../../shared/sentences/lending-texts.ts";
import type { Translation } from "../translation.ts";

/** Refusals of lending. */
export const nbSaidLending: Translation<typeof lendingTexts> = {
  credential_already_revoked: "Legitimasjonen er allerede trukket tilbake.",
  customer_already_exists: "En kunde med denne CPF-en eller CNPJ-en er registrert med en annen external_id.",
  document_already_approved: "Dokumentet er allerede godkjent.",
  session_already_active: "En biometriøkt for kunden er fortsatt åpen.",
  biometrics_already_approved: "Kundens biometri er allerede godkjent.",
  customer_denied: "Kunden er endelig avslått.",
  offer_already_accepted: "Kredittilbudet er allerede godtatt.",
  offer_expired: "Kredittilbudet er utløpt.",
  kyc_incomplete: "Kunden er ikke aktiv ennå.",
  simulation_mismatch: "Det kan ikke inngås avtale om denne simuleringen: bare tilbudets nyeste kan brukes.",
  amount_out_of_range: "Beløpet er utenfor grensene i tilbudet.",
  invalid_installment_count: "Tilbudet tillater ikke dette antallet terminer.",
  denied_no_offers: "Kunden er endelig avslått og får ingen tilbud.",
  offer_became_loan: "Tilbudet er godtatt: det ble et lån.",
  offer_is_over: "Tilbudet er utløpt. Utsted et nytt.",
  offer_changed: "Tilbudet er endret siden du åpnet det. Se igjen.",
  no_biometrics: "Kontoen ber ikke kundene sine om biometri.",
};
