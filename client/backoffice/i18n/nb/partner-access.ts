import type { enPartnerAccess } from "../en/partner-access.ts";
import type { Translation } from "../translation.ts";

/** How partners' servers get in: access tokens, ages of secrets, and how often they may call. */
export const nbPartnerAccess: Translation<typeof enPartnerAccess> = {
  token_calls: {
    title: "Tokenlogg",
    empty: "Hvert kall for å få et tilgangstoken står her i 90 dager, innvilget eller avvist.",
    back: "API-klienter",
    column: { at: "Når", client: "API-klient", api: "For", outcome: "Utfall", ip: "Fra", expires: "Gyldig til" },
    filter: { client: "Klient-ID", ip: "Adresse" },
    unknown: "Ukjent klient",
    none: "Ingen klient-ID",
  },
  token_outcome: {
    issued: "Token utstedt",
    unknown_client: "Ukjent klient",
    wrong_secret: "Feil hemmelighet",
    revoked: "Klienten er slettet",
    expired: "Klienten er utløpt",
    other_api: "Klient for et annet API",
    other_audience: "Ikke for den kontoen",
    wrong_grant_type: "Feil tildelingstype (grant type)",
  },
  credential_care: {
    filter: "Trenger tilsyn",
    log: "Tokenlogg",
    secret_since: "Hemmeligheten laget",
    concern: { old: "Gammel hemmelighet", never_used: "Aldri brukt", unused: "Ikke brukt i det siste" },
    told: {
      old: "Hemmeligheten er %{days} dager gammel. Bytt den minst hver 90. dag.",
      never_used:
        "Ingen har brukt denne klienten siden den ble laget for %{days} dager siden. Slett den hvis ingen trenger den.",
      unused: "Ingen har brukt denne klienten på %{days} dager. Slett den hvis ingen trenger den lenger.",
    },
    tokens: "Nylige kall etter token",
    no_tokens: "Ingen har bedt om et tilgangstoken med denne klienten de siste 90 dagene.",
    all_tokens: "Alle kall etter token",
  },
  partner_filter: {
    partner: "API-klient",
    environment: "Miljø",
    environments: { live: "Produksjon", sandbox: "Testmiljø" },
  },
  call_limit: {
    title: "Kallgrense",
    usual: "%{calls} kall i minuttet, som alle klientene i kontoen deler. Dette er den vanlige grensen.",
    own: "%{calls} kall i minuttet for denne klienten alene.",
    change: "Endre grensen",
    text: "Allerede neste kall følger den nye grensen. Den oppgis i headerne i hvert svar.",
    own_choice: "En egen grense",
    usual_choice: "Den vanlige grensen (%{calls} i minuttet, delt)",
    choice: "Grense",
    calls: "Kall i minuttet",
    calls_hint: "Et helt tall fra %{min} til %{max}.",
    reason: "Begrunnelse",
    reason_hint: "Lagres i revisjonsloggen.",
    missing: { calls: "Skriv hvor mange kall i minuttet.", reason: "Skriv hvorfor." },
    saved: "Grensen er endret.",
  },
};
