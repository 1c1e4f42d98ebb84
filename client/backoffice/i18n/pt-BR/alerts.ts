import type { enAlerts } from "../en/alerts.ts";
import type { Translation } from "../translation.ts";

/** What somebody should look at. */
export const ptAlerts: Translation<typeof enAlerts> = {
  alerts: {
    title: "Alertas",
    empty: "Nada exige sua atenção.",
    column: { what: "O quê", object: "Onde", account: "Conta", raised: "Surgimento", state: "Status" },
    filter: { kind: "Tipo", state: "Status", raised: "Surgimento" },
    since: "desde",
    until: "até",
    acknowledge: "Marcar como visto",
    acknowledge_of: "Marcar como visto: %{what}, %{label}",
    count: "%{smart_count} alerta aberto |||| %{smart_count} alertas abertos",
  },
  alert_state: { open: "Aberto", acknowledged: "Visto", cleared: "Encerrado" },
  alert_kind: {
    deliveries_exhausted: "Entregas esgotadas",
    endpoint_disabled: "Webhook desativado pelo Kontor",
    loan_stuck: "Empréstimo parado antes do desembolso",
    installment_missed: "Parcela não paga",
    offer_expiring: "Oferta expira em até 48 horas",
    credential_old: "Segredo de API antigo",
    credential_unused: "Cliente de API sem uso",
  },
  alert_amount: {
    deliveries_exhausted: "%{smart_count} entrega |||| %{smart_count} entregas",
    installment_missed: "%{smart_count} dia de atraso |||| %{smart_count} dias de atraso",
    credential_old: "há %{smart_count} dia |||| há %{smart_count} dias",
    credential_unused: "%{smart_count} dia |||| %{smart_count} dias",
  },
  alert_settings: {
    stuck: "Empréstimo considerado parado",
    stuck_value:
      "Após %{smart_count} hora no mesmo status antes do desembolso |||| Após %{smart_count} horas no mesmo status antes do desembolso",
    form_stuck: "Horas até um empréstimo ser considerado parado",
    form_stuck_hint: "No mesmo status antes do desembolso. O financeiro recebe então um alerta.",
  },
};
