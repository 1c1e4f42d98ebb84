import type { enPortfolio } from "../en/portfolio.ts";
import type { Translation } from "../translation.ts";

/** The book of all loans. */
export const nbPortfolio: Translation<typeof enPortfolio> = {
  portfolio: {
    title: "Låneportefølje",
    account: "Konto",
    as_of: "Per %{day}, etter kontoens klokke. Beløp i BRL.",
    none: "Ingen lån er utbetalt ennå. Tallene kommer med det første.",
    figure: {
      outstanding: "Utestående hovedstol",
      interest: "Renter og gebyrer som gjenstår",
      arrears: "Restanse",
      par30: "I risiko (PAR 30)",
      collection: "Innbetalingsgrad, 30 dager",
      repaid: "Lånt ut og betalt tilbake",
    },
    explain: {
      outstanding:
        "Hovedstol på %{loans} lån som gjenstår å betale tilbake. Renter og forsinkelsesgebyrer er ikke med.",
      interest: "Renter %{interest} og forsinkelsesgebyrer %{fees} på terminer som ikke er betalt.",
      arrears: "Forfalt før i dag og ikke betalt, på %{loans} lån: hovedstol, renter og forsinkelsesgebyrer.",
      par30:
        "%{outstanding} av %{all}: hele den utestående hovedstolen på de %{loans} lånene som har en termin mer enn 30 dager forsinket.",
      collection:
        "%{paid} betalt av %{due} som forfalt de siste 30 dagene før i dag, uansett når det kom. Det som forfaller senere, er ikke med.",
      repaid:
        "Hovedstol lånt ut siden det første lånet. %{principal} av den er kommet tilbake, og %{interest} i renter og gebyrer.",
    },
    chart: {
      outstanding: "Utestående hovedstol",
      par: "Portefølje i risiko",
      ageing: "Aldersfordeling",
      collection: "Innbetaling",
      vintages: "Årganger",
    },
    define: {
      outstanding: "Hovedstol som var utestående ved slutten av hver måned, eller er det nå.",
      par: "Hele den utestående hovedstolen på lån som har en termin forsinket med mer enn så mange dager.",
      ageing: "Utestående hovedstol etter hvor forsinket den eldste ubetalte terminen er. Innfridde lån er ikke med.",
      collection:
        "Det som forfalt i hver måned, med forsinkelsesgebyrer: betalt hittil, uansett når det kom, og ikke betalt.",
      vintages:
        "Hovedstol lånt ut i hver måned: det som er kommet tilbake, det som er utestående i rute eller opptil 30 dager forsinket, og det som er utestående på lån mer enn 30 dager forsinket.",
    },
    rows: { month: "Måned", late: "Dager forsinket", more: "Mer enn" },
    series: {
      outstanding: "Utestående hovedstol",
      paid: "Betalt",
      unpaid: "Ikke betalt",
      repaid: "Betalt tilbake",
      on_time: "Utestående, høyst 30 dager forsinket",
      at_risk: "Utestående, mer enn 30 dager forsinket",
    },
    more_than: "%{smart_count} dag |||| %{smart_count} dager",
    band: {
      current: "Ikke forsinket",
      "1-30": "1–30 dager",
      "31-60": "31–60 dager",
      "61-90": "61–90 dager",
      "91-180": "91–180 dager",
      ">180": "mer enn 180 dager",
    },
  },
  portfolio_offers: {
    title: "Tilbud de siste 30 dagene",
    figure: {
      issued: "Utstedt",
      simulated: "Simulert",
      accepted: "Godtatt",
      disbursed: "Utbetalt",
      expired: "Utløpt",
      expiring: "Utløper innen 48 timer",
    },
    explain: {
      issued: "Tilbud utstedt de siste 30 dagene, på høyst %{amount}.",
      simulated: "%{part} av %{whole} tilbud utstedt de siste 30 dagene ble simulert minst én gang.",
      accepted:
        "%{part} av %{whole} tilbud utstedt de siste 30 dagene ble til et lån, uansett hvordan det gikk med det.",
      disbursed: "Lånet til %{part} av %{whole} tilbud utstedt de siste 30 dagene ble utbetalt.",
      expired: "%{part} av %{whole} tilbud utstedt de siste 30 dagene løp ut uten lån.",
      expiring:
        "Tilbud som kan tas nå, og som utløper innen 48 timer, uansett når de ble utstedt. Listen viser alle som kan tas.",
    },
  },
};
