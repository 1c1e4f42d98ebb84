import type { enMetrics } from "../en/metrics.ts";
import type { Translation } from "../translation.ts";

/** Charts, and the figures of webhooks. */
export const ptMetrics: Translation<typeof enMetrics> = {
  chart: {
    as_table: "Tabela",
    as_chart: "Gráfico",
    csv: "CSV",
    csv_of: "CSV de %{chart}",
    image: "Gráfico: %{chart}. O botão Tabela mostra os números.",
    running: "ainda não terminou",
    n: "de %{n}",
    few: "de apenas %{n}",
    nothing: "Nada a mostrar neste período.",
    nothing_here: "Nada aconteceu",
    click_hint: "Clique para ver o que é contado",
    bar_of: "%{name}: %{count}",
  },
  metrics: {
    title: "Métricas de webhooks",
    range: "Dias",
    ranges: {
      today: "Hoje",
      yesterday: "Ontem",
      last_7_days: "Últimos 7 dias",
      last_14_days: "Últimos 14 dias",
      last_30_days: "Últimos 30 dias",
      last_90_days: "Últimos 90 dias",
      this_month: "Este mês",
      custom: "Outros dias",
    },
    endpoint: "Endpoint",
    every_endpoint: "Todos os endpoints",
    other_endpoints: "%{smart_count} outro endpoint |||| %{smart_count} outros endpoints",
    of_endpoint: "Últimos 7 dias",
    all_figures: "Todos os números deste endpoint",
    zone_hint:
      "Os dias começam à meia-noite em %{zone}. As variações são em relação ao período anterior de mesma duração. Eventos de teste não contam em lugar nenhum. Tracejado: ainda não terminou.",
    more_than: "mais de %{length}",
    between: "%{from} a %{to}",
    figure: {
      success: "Entregues",
      first_attempt: "Aceitas na primeira tentativa",
      latency: "95% respondidas em até",
      delay: "95% entregues em até",
      failures: "Tentativas com falha",
      backlog: "Aguardando agora",
    },
    explain: {
      success: "%{numerator} de %{denominator} que terminaram. O que ainda está em tentativa fica de fora.",
      first_attempt: "%{numerator} de %{denominator} primeiras tentativas. As seguintes ficam de fora.",
      latency:
        "%{n} tentativas com resposta, metade delas em até %{p50}, a mais lenta em %{max}. Ficam de fora: %{timeouts} com tempo esgotado.",
      delay: "A partir do evento, com as esperas entre tentativas. %{n} entregues, metade em até %{p50}.",
      failures:
        "De %{tries} tentativas no total. Uma resposta que não seja 2xx também é falha. A lista por trás deixa de fora o que foi entregue depois.",
      backlog: "De qualquer idade. %{retrying} já tiveram tentativa, %{due} estão previstas para a próxima hora.",
      oldest: "A mais antiga aguarda desde",
    },
    change: {
      up_points: "%{amount} pontos a mais que no período anterior",
      down_points: "%{amount} pontos a menos que no período anterior",
      up_percent: "%{amount}% a mais que no período anterior",
      down_percent: "%{amount}% a menos que no período anterior",
      same: "como no período anterior",
    },
    chart: {
      success: "Sucesso",
      outcomes: "Entregas por resultado",
      latency: "Tempo de resposta",
      latency_histogram: "Tempos de resposta de todo o período",
      delay: "Tempo do evento até a entrega",
      failures: "Tentativas com falha por causa",
      failures_by_endpoint: "Tentativas com falha por endpoint",
    },
    define: {
      success:
        "Dos eventos de cada período: quantos foram entregues, entre os que terminaram, e quantas primeiras tentativas foram aceitas. Cinza e vazado: menos de 30.",
      outcomes:
        "Entregas pela forma como terminaram, no momento do evento. O que ainda está em tentativa fica de fora.",
      latency:
        "Quanto demoraram as tentativas que tiveram alguma resposta. Tempo esgotado e conexões interrompidas ficam de fora.",
      latency_histogram:
        "Quantas tentativas demoraram quanto. Cada barra cobre um tempo cerca de um quarto maior que o da anterior.",
      delay:
        "Quanto demorou até um evento ser entregue, com as esperas entre tentativas. O que foi esgotado fica de fora.",
      failures:
        "Tentativas sem sucesso, no momento em que foram feitas. Uma entrega pode falhar várias vezes. As listas por trás deixam de fora o que foi entregue depois.",
      failures_by_endpoint:
        "Tentativas sem sucesso, primeiro os dez endpoints com mais delas. As listas por trás deixam de fora o que foi entregue depois.",
    },
    rows: { time: "Período", latency_histogram: "Demora", failures_by_endpoint: "Endpoint" },
    series: {
      success: "Entregues",
      first_attempt: "Na primeira tentativa",
      delivered_first: "Entregues na primeira tentativa",
      delivered_later: "Entregues depois",
      exhausted: "Esgotadas após a última tentativa",
      rejected: "Encerradas por uma resposta",
      p50: "Metade em até",
      p95: "95% em até",
      p99: "99% em até",
      tries: "Tentativas",
    },
    class: {
      "3xx": "3xx, redirecionamento",
      "4xx": "4xx, recusada",
      "5xx": "5xx, erro do receptor",
      timeout: "Tempo esgotado",
      dns: "Nome não encontrado",
      tls: "Certificado ou TLS",
      connection: "Sem conexão",
      other: "Outra",
    },
  },
};
