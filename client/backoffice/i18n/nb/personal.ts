import type { enPersonal } from "../en/personal.ts";
import type { Translation } from "../translation.ts";

/** Details of people that are shown in full. */
export const nbPersonal: Translation<typeof enPersonal> = {
  reveal: {
    title: "Vis opplysningene fullstendig",
    text: "Personens opplysninger vises for deg én gang. At du så dem, når og hvorfor, lagres i revisjonsloggen.",
    reason: "Hvorfor trenger du dem?",
    reason_hint: "For eksempel: spør på telefon hvor refusjonen er",
    reason_needed: "Skriv hvorfor først",
    submit: "Vis opplysningene",
    shown: "Fullstendige opplysninger",
    nothing: "Ingenting er kjent om denne personen.",
    left: "Du kan gjøre dette %{smart_count} gang til denne timen. |||| Du kan gjøre dette %{smart_count} ganger til denne timen.",
    left_none: "Det var siste gang denne timen.",
    close: "Lukk",
    field: {
      name: "Navn",
      email: "E-post",
      phone: "Telefon",
      external_id: "ID hos butikken",
      document: "ID-nummer",
      company_document: "Selskapets ID-nummer",
      trading_name: "Forretningsnavn",
    },
  },
  erasure: {
    title: "Slett kunden",
    text: "Navn, kontaktopplysninger, adresser, ID-numre, dokumenter, lagrede kort og meldingene om kunden fjernes fra alle betalinger, kasseøkter og lån. Beløp og regnskap blir stående. Ingen kan hente dem tilbake.",
    backup: "Sikkerhetskopier fra før inneholder dem fortsatt til du sletter kopiene.",
    reason: "Begrunnelse",
    reason_hint: "For eksempel: ba om det i brev 3. mars",
    reason_needed: "Skriv hvorfor først",
    submit: "Slett for godt",
    done: "Kunden er slettet.",
  },
};
