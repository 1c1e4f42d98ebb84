import type { enPortfolio } from "../en/portfolio.ts";
import type { Translation } from "../translation.ts";

/** The book of all loans. */
export const esPortfolio: Translation<typeof enPortfolio> = {
  portfolio: {
    title: "Cartera de préstamos",
    account: "Cuenta",
    as_of: "Al %{day}, según el reloj de la cuenta. Importes en BRL.",
    none: "Todavía no se desembolsó ningún préstamo. Las cifras aparecen con el primero.",
    figure: {
      outstanding: "Capital pendiente",
      interest: "Intereses y cargos por cobrar",
      arrears: "Deuda en mora",
      par30: "En riesgo (PAR 30)",
      collection: "Tasa de cobranza, 30 días",
      repaid: "Prestado y devuelto",
    },
    explain: {
      outstanding:
        "Capital de %{loans} préstamos que todavía se tiene que devolver. No incluye intereses ni cargos por mora.",
      interest: "Intereses %{interest} y cargos por mora %{fees} de las cuotas impagas.",
      arrears: "Vencido antes de hoy e impago, de %{loans} préstamos: capital, intereses y cargos por mora.",
      par30:
        "%{outstanding} de %{all}: todo el capital pendiente de los %{loans} préstamos con alguna cuota de más de 30 días de mora.",
      collection:
        "Pagado: %{paid} de %{due} que vencieron en los 30 días anteriores a hoy, sin importar cuándo llegó. No incluye lo que vence después.",
      repaid:
        "Capital prestado desde el primer préstamo. De él volvieron %{principal}, más %{interest} de intereses y cargos.",
    },
    chart: {
      outstanding: "Capital pendiente",
      par: "Cartera en riesgo",
      ageing: "Antigüedad de la mora",
      collection: "Cobranza",
      vintages: "Cosechas",
    },
    define: {
      outstanding: "Capital que se debía al final de cada mes, o que se debe ahora.",
      par: "Todo el capital pendiente de los préstamos con alguna cuota con más de esa cantidad de días de mora.",
      ageing: "Capital pendiente según la mora de la cuota impaga más antigua. No incluye los préstamos saldados.",
      collection:
        "Lo que venció en cada mes, incluidos los cargos por mora: lo pagado hasta ahora, sin importar cuándo llegó, y lo impago.",
      vintages:
        "Capital prestado en cada mes: lo que volvió, lo que se debe al día o con hasta 30 días de mora, y lo que deben los préstamos con más de 30 días de mora.",
    },
    rows: { month: "Mes", late: "Días de mora", more: "Más de" },
    series: {
      outstanding: "Capital pendiente",
      paid: "Pagado",
      unpaid: "Impago",
      repaid: "Devuelto",
      on_time: "Pendiente, hasta 30 días de mora",
      at_risk: "Pendiente, más de 30 días de mora",
    },
    more_than: "%{smart_count} día |||| %{smart_count} días",
    band: {
      current: "Al día",
      "1-30": "1 a 30 días",
      "31-60": "31 a 60 días",
      "61-90": "61 a 90 días",
      "91-180": "91 a 180 días",
      ">180": "más de 180 días",
    },
  },
  portfolio_offers: {
    title: "Ofertas de los últimos 30 días",
    figure: {
      issued: "Emitidas",
      simulated: "Simuladas",
      accepted: "Aceptadas",
      disbursed: "Desembolsadas",
      expired: "Vencidas",
      expiring: "Vencen en 48 horas",
    },
    explain: {
      issued: "Ofertas emitidas en los últimos 30 días, por %{amount} como máximo.",
      simulated: "%{part} de %{whole} ofertas emitidas en los últimos 30 días se simularon al menos una vez.",
      accepted:
        "%{part} de %{whole} ofertas emitidas en los últimos 30 días se convirtieron en un préstamo, sin importar cómo siguió.",
      disbursed: "Se desembolsó el préstamo de %{part} de %{whole} ofertas emitidas en los últimos 30 días.",
      expired: "%{part} de %{whole} ofertas emitidas en los últimos 30 días vencieron sin préstamo.",
      expiring:
        "Ofertas que se pueden tomar ahora y vencen en 48 horas, sin importar cuándo se emitieron. La lista muestra todas las que se pueden tomar.",
    },
  },
};
