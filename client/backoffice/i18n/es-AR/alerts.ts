import type { enAlerts } from "../en/alerts.ts";
import type { Translation } from "../translation.ts";

/** What somebody should look at. */
export const esAlerts: Translation<typeof enAlerts> = {
  alerts: {
    title: "Alertas",
    empty: "Nada necesita tu atención.",
    column: { what: "Qué", object: "Dónde", account: "Cuenta", raised: "Fecha", state: "Estado" },
    filter: { kind: "Tipo", state: "Estado", raised: "Fecha" },
    since: "desde el",
    until: "hasta el",
    acknowledge: "Marcar como vista",
    acknowledge_of: "Marcar como vista: %{what}, %{label}",
    count: "%{smart_count} alerta abierta |||| %{smart_count} alertas abiertas",
  },
  alert_state: { open: "Abierta", acknowledged: "Vista", cleared: "Resuelta" },
  alert_kind: {
    deliveries_exhausted: "Entregas agotadas",
    endpoint_disabled: "Webhook desactivado por Kontor",
    loan_stuck: "Préstamo trabado antes del desembolso",
    installment_missed: "Cuota impaga",
    offer_expiring: "La oferta vence en menos de 48 horas",
    credential_old: "Secreto de API antiguo",
    credential_unused: "Cliente de API sin uso",
  },
  alert_amount: {
    deliveries_exhausted: "%{smart_count} entrega |||| %{smart_count} entregas",
    installment_missed: "%{smart_count} día de mora |||| %{smart_count} días de mora",
    credential_old: "%{smart_count} día de antigüedad |||| %{smart_count} días de antigüedad",
    credential_unused: "%{smart_count} día |||| %{smart_count} días",
  },
  alert_settings: {
    stuck: "Préstamo que se considera trabado",
    stuck_value:
      "Después de %{smart_count} hora en un mismo estado antes del desembolso |||| Después de %{smart_count} horas en un mismo estado antes del desembolso",
    form_stuck: "Horas tras las que un préstamo se considera trabado",
    form_stuck_hint: "En un mismo estado antes del desembolso. Finanzas recibe entonces una alerta.",
  },
};
