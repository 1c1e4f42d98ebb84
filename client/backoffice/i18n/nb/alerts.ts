import type { enAlerts } from "../en/alerts.ts";
import type { Translation } from "../translation.ts";

/** What somebody should look at. */
export const nbAlerts: Translation<typeof enAlerts> = {
  alerts: {
    title: "Varsler",
    empty: "Ingenting krever oppmerksomhet.",
    column: { what: "Hva", object: "Hvor", account: "Konto", raised: "Varslet", state: "Status" },
    filter: { kind: "Type", state: "Status", raised: "Varslet" },
    since: "siden",
    until: "til",
    acknowledge: "Merk som sett",
    acknowledge_of: "Merk som sett: %{what}, %{label}",
    count: "%{smart_count} åpent varsel |||| %{smart_count} åpne varsler",
  },
  alert_state: { open: "Åpent", acknowledged: "Sett", cleared: "Over" },
  alert_kind: {
    deliveries_exhausted: "Oppgitte leveringer",
    endpoint_disabled: "Webhook deaktivert av Kontor",
    loan_stuck: "Lån står fast før utbetalingen",
    installment_missed: "Termin ikke betalt",
    offer_expiring: "Tilbud utløper innen 48 timer",
    credential_old: "Gammel klienthemmelighet",
    credential_unused: "API-klient ikke i bruk",
  },
  alert_amount: {
    deliveries_exhausted: "%{smart_count} levering |||| %{smart_count} leveringer",
    installment_missed: "%{smart_count} dag forsinket |||| %{smart_count} dager forsinket",
    credential_old: "%{smart_count} dag gammel |||| %{smart_count} dager gammel",
    credential_unused: "%{smart_count} dag |||| %{smart_count} dager",
  },
  alert_settings: {
    stuck: "Lån står fast",
    stuck_value:
      "Etter %{smart_count} time med samme status før utbetalingen |||| Etter %{smart_count} timer med samme status før utbetalingen",
    form_stuck: "Timer før et lån regnes som fastlåst",
    form_stuck_hint: "Med samme status før utbetalingen. Økonomi får da et varsel.",
  },
};
