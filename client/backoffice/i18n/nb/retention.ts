import type { enRetention } from "../en/retention.ts";
import type { Translation } from "../translation.ts";

/** For how long things are kept. */
export const nbRetention: Translation<typeof enRetention> = {
  retention: {
    title: "Hvor lenge ting oppbevares",
    open: "Oppbevaringstid",
    choose: "Hver konto oppbevarer sine ting så lenge den trenger dem. Velg en.",
    change: "Endre",
    change_of: "Endre: %{what}",
    kept: "Oppbevares i",
    goes: "Deretter fjernes",
    stays: "Blir stående",
    days: "%{smart_count} dag |||| %{smart_count} dager",
    usual: "%{smart_count} dag, som ellers her |||| %{smart_count} dager, som ellers her",
    messages: "Meldinger til mottakere",
    messages_goes: "Det som ble sendt, og det mottakeren svarte. Det kan ikke sendes på nytt etter det.",
    messages_stays: "At det ble sendt, når, til hvem og med hvilket resultat.",
    messages_freed:
      "%{number} melding mister innholdet nå og kan ikke sendes på nytt. |||| %{number} meldinger mister innholdet nå og kan ikke sendes på nytt.",
    messages_hint: "Fra 30 til 3650. La feltet stå tomt for %{days}, som ellers her.",
    documents_title: "Endre hvor lenge filer oppbevares",
    answers: "Svar på gjentatte forespørsler",
    answers_everywhere: "For alle kontoer",
    answers_goes: "Svaret på en API-forespørsel med idempotensnøkkel. En kopi som kommer senere, er en ny forespørsel.",
    answers_stays: "Alt forespørselen utførte.",
    answers_freed:
      "%{number} svar glemmes nå. En kopi av forespørselen ville bli utført på nytt. |||| %{number} svar glemmes nå. Kopier av forespørslene ville bli utført på nytt.",
    answers_hint: "Fra 30, som betalings-API-et lover, til 3650.",
    always: "Fjernes aldri på grunn av alder",
    always_text:
      "Betalinger, lån, regnskap, oppgjør og revisjonsloggen. Opplysninger om en kunde slettes på kundens side.",
    form_days: "Dager",
    wrong: "Skriv hele dager fra 30 til 3650.",
    nothing_freed: "Ingenting fjernes straks.",
    more_than: "Mer enn %{count}",
    irreversible: "Ingen kan hente det tilbake.",
    save: "Lagre",
    saved: "Tiden er lagret.",
    conflict: "Noen har endret dette i mellomtiden. Lukk og se på nytt.",
  },
};
