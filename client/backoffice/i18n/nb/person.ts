import type { enPerson } from "../en/person.ts";
import type { Translation } from "../translation.ts";

/** Everything that one person has to do with an account, on one page. */
export const nbPerson: Translation<typeof enPerson> = {
  customer: {
    erase: "Slett kunden",
    erased: "Slettet",
    erased_text: "Alle personopplysninger ble fjernet %{when}. Beløp og regnskap er som før.",
    document_title: "Kunde %{name}",
    details: "Detaljer",
    id: "Kunde-ID",
    no_payments: "Kunden har ingen betalinger.",
    no_sessions: "Kunden har ingen økter.",
  },
  person: {
    all: "Alle %{count}",
    capped: "Tallene gjelder de nyeste %{count}.",
    captured: "%{amount} belastet",
    refunded: "%{amount} refundert",
    reserved: "%{amount} reservert",
    completed: "%{completed} av %{count} fullført, %{amount}",
    review: "Kundekontroll for kreditt",
    open_review: "Åpne kundekontrollen",
    declared_name: "Oppgitt navn",
    items: "Dette kreves",
    items_approved: "%{approved} av %{asked} godkjent",
    items_waiting: "%{approved} av %{asked} godkjent, %{submitted} til kontroll",
    no_offers: "Kunden har ingen kredittilbud.",
    offer: "Til %{rate} i måneden",
    no_open_offers: "Ingen kan brukes nå",
    open_offers: "Ett kan brukes, %{amount} |||| %{smart_count} kan brukes, %{amount}",
    no_loans: "Kunden har ingen lån.",
    no_running_loans: "Ingen løper nå",
    running_loans: "Ett løper, %{amount} gjenstår |||| %{smart_count} løper, %{amount} gjenstår",
    late_loans: "ett er forsinket |||| %{smart_count} er forsinket",
    loan_without_contract: "Ingen kontrakt ennå",
  },
};
