import type { enMetrics } from "../en/metrics.ts";
import type { Translation } from "../translation.ts";

/** Charts, and the figures of webhooks. */
export const esMetrics: Translation<typeof enMetrics> = {
  chart: {
    as_table: "Tabla",
    as_chart: "Gráfico",
    csv: "CSV",
    csv_of: "CSV de %{chart}",
    image: "Gráfico: %{chart}. El botón Tabla muestra sus cifras.",
    running: "todavía no terminó",
    n: "de %{n}",
    few: "de solo %{n}",
    nothing: "No hay nada para mostrar en este período.",
    nothing_here: "No pasó nada",
    click_hint: "Hacé clic para ver qué cuenta",
    bar_of: "%{name}: %{count}",
  },
  metrics: {
    title: "Métricas de webhooks",
    range: "Días",
    ranges: {
      today: "Hoy",
      yesterday: "Ayer",
      last_7_days: "Últimos 7 días",
      last_14_days: "Últimos 14 días",
      last_30_days: "Últimos 30 días",
      last_90_days: "Últimos 90 días",
      this_month: "Este mes",
      custom: "Otros días",
    },
    endpoint: "Endpoint",
    every_endpoint: "Todos los endpoints",
    other_endpoints: "%{smart_count} endpoint más |||| %{smart_count} endpoints más",
    of_endpoint: "Últimos 7 días",
    all_figures: "Todas las cifras de este endpoint",
    zone_hint:
      "Los días empiezan a medianoche en %{zone}. Los cambios comparan con el período anterior de igual duración. Los eventos de prueba no cuentan en ningún lado. Línea punteada: todavía no terminó.",
    more_than: "más de %{length}",
    between: "%{from} a %{to}",
    figure: {
      success: "Entregado",
      first_attempt: "Aceptado al primer intento",
      latency: "El 95 % respondido en",
      delay: "El 95 % entregado en",
      failures: "Intentos fallidos",
      backlog: "En espera ahora",
    },
    explain: {
      success: "%{numerator} de %{denominator} que terminaron. No incluye lo que todavía se intenta.",
      first_attempt: "%{numerator} de %{denominator} primeros intentos. No incluye los intentos posteriores.",
      latency:
        "%{n} intentos con respuesta, la mitad en menos de %{p50}, el más lento en %{max}. No incluye: %{timeouts} con tiempo agotado.",
      delay: "Desde el evento, incluidas las esperas entre intentos. %{n} entregados, la mitad en menos de %{p50}.",
      failures:
        "De %{tries} intentos en total. Una respuesta distinta de 2xx también es una falla. Su lista no incluye lo que se entregó después.",
      backlog: "De cualquier antigüedad. %{retrying} ya se intentaron antes, %{due} tocan dentro de la próxima hora.",
      oldest: "El más antiguo espera desde",
    },
    change: {
      up_points: "%{amount} puntos más que en el período anterior",
      down_points: "%{amount} puntos menos que en el período anterior",
      up_percent: "%{amount} % más que en el período anterior",
      down_percent: "%{amount} % menos que en el período anterior",
      same: "igual que en el período anterior",
    },
    chart: {
      success: "Éxito",
      outcomes: "Entregas por resultado",
      latency: "Tiempo de respuesta",
      latency_histogram: "Tiempos de respuesta de todo el período",
      delay: "Tiempo del evento a la entrega",
      failures: "Intentos fallidos por causa",
      failures_by_endpoint: "Intentos fallidos por endpoint",
    },
    define: {
      success:
        "De los eventos de cada período: cuántos se entregaron, de los que terminaron, y cuántos de los primeros intentos se aceptaron. En gris y hueco: menos de 30.",
      outcomes: "Entregas según cómo terminaron, en el momento de su evento. No incluye lo que todavía se intenta.",
      latency:
        "Cuánto tardaron los intentos que tuvieron alguna respuesta. No incluye los de tiempo agotado ni las conexiones cortadas.",
      latency_histogram:
        "Cuántos intentos tardaron cuánto. Cada barra es más o menos un cuarto más larga que la anterior.",
      delay: "Cuánto tardó en entregarse un evento, incluidas las esperas entre intentos. No incluye lo agotado.",
      failures:
        "Intentos sin éxito, en el momento en que se hicieron. Una entrega puede fallar varias veces. Sus listas no incluyen lo que se entregó después.",
      failures_by_endpoint:
        "Intentos sin éxito, primero los diez endpoints que más tienen. Sus listas no incluyen lo que se entregó después.",
    },
    rows: { time: "Momento", latency_histogram: "Tardó", failures_by_endpoint: "Endpoint" },
    series: {
      success: "Entregado",
      first_attempt: "Al primer intento",
      delivered_first: "Entregado al primer intento",
      delivered_later: "Entregado después",
      exhausted: "Agotado tras el último intento",
      rejected: "Terminado por una respuesta",
      p50: "La mitad en menos de",
      p95: "El 95 % en menos de",
      p99: "El 99 % en menos de",
      tries: "Intentos",
    },
    class: {
      "3xx": "3xx, redirección",
      "4xx": "4xx, rechazado",
      "5xx": "5xx, error del receptor",
      timeout: "Tiempo agotado",
      dns: "Nombre no encontrado",
      tls: "Certificado o TLS",
      connection: "Sin conexión",
      other: "Otra",
    },
  },
};
