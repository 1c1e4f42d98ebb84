import type { enMetrics } from "../en/metrics.ts";
import type { Translation } from "../translation.ts";

/** Charts, and the figures of webhooks. */
export const nbMetrics: Translation<typeof enMetrics> = {
  chart: {
    as_table: "Tabell",
    as_chart: "Diagram",
    csv: "CSV",
    csv_of: "CSV av %{chart}",
    image: "Diagram: %{chart}. Knappen Tabell viser tallene.",
    running: "ikke over ennå",
    n: "av %{n}",
    few: "av bare %{n}",
    nothing: "Ingenting å vise i denne perioden.",
    nothing_here: "Ingenting skjedde",
    click_hint: "Klikk for å se hva det teller",
    bar_of: "%{name}: %{count}",
  },
  metrics: {
    title: "Måltall for webhooker",
    range: "Dager",
    ranges: {
      today: "I dag",
      yesterday: "I går",
      last_7_days: "Siste 7 dager",
      last_14_days: "Siste 14 dager",
      last_30_days: "Siste 30 dager",
      last_90_days: "Siste 90 dager",
      this_month: "Denne måneden",
      custom: "Andre dager",
    },
    endpoint: "Endepunkt",
    every_endpoint: "Alle endepunkter",
    other_endpoints: "%{smart_count} annet endepunkt |||| %{smart_count} andre endepunkter",
    of_endpoint: "Siste 7 dager",
    all_figures: "Alle tall for endepunktet",
    zone_hint:
      "Døgnet begynner ved midnatt i %{zone}. Endringer er mot en like lang periode før. Testhendelser telles ingen steder. Stiplet: ikke over ennå.",
    more_than: "mer enn %{length}",
    between: "%{from} til %{to}",
    figure: {
      success: "Levert",
      first_attempt: "Godtatt ved første forsøk",
      latency: "95 % besvart innen",
      delay: "95 % levert innen",
      failures: "Mislykkede forsøk",
      backlog: "Venter nå",
    },
    explain: {
      success: "%{numerator} av %{denominator} som er over. Det som fortsatt forsøkes, er utelatt.",
      first_attempt: "%{numerator} av %{denominator} første forsøk. Senere forsøk er utelatt.",
      latency:
        "%{n} forsøk med svar, halvparten av dem innen %{p50}, det tregeste %{max}. Utelatt: %{timeouts} tidsavbrudd.",
      delay: "Fra hendelsen, ventetid mellom forsøk medregnet. %{n} levert, halvparten av dem innen %{p50}.",
      failures:
        "Av %{tries} forsøk i alt. Et annet svar enn 2xx er også en feil. Listen bak utelater det som ble levert senere.",
      backlog: "Uansett alder. %{retrying} er forsøkt før, %{due} skal sendes innen en time.",
      oldest: "Den eldste venter siden",
    },
    change: {
      up_points: "%{amount} prosentpoeng mer enn i perioden før",
      down_points: "%{amount} prosentpoeng mindre enn i perioden før",
      up_percent: "%{amount} % mer enn i perioden før",
      down_percent: "%{amount} % mindre enn i perioden før",
      same: "som i perioden før",
    },
    chart: {
      success: "Vellykkede",
      outcomes: "Leveringer etter utfall",
      latency: "Svartid",
      latency_histogram: "Svartider i hele perioden",
      delay: "Tid fra hendelse til levering",
      failures: "Mislykkede forsøk etter årsak",
      failures_by_endpoint: "Mislykkede forsøk etter endepunkt",
    },
    define: {
      success:
        "Av hendelsene i hver periode: hvor mange som ble levert, av dem som er over, og hvor mange av de første forsøkene som ble godtatt. Grått og hult: færre enn 30.",
      outcomes:
        "Leveringer etter hvordan de endte, på tidspunktet for hendelsen. Det som fortsatt forsøkes, er utelatt.",
      latency: "Hvor lang tid forsøk som ga et svar av noe slag, tok. Tidsavbrudd og brutte forbindelser er utelatt.",
      latency_histogram:
        "Hvor mange forsøk som tok hvor lang tid. Hver stolpe dekker omtrent en firedel mer enn den før.",
      delay:
        "Hvor lang tid det tok før en hendelse ble levert, ventetid mellom forsøk medregnet. Det som ble oppgitt, er utelatt.",
      failures:
        "Mislykkede forsøk, på tidspunktet de ble gjort. En levering kan mislykkes flere ganger. Listene bak utelater det som ble levert senere.",
      failures_by_endpoint:
        "Mislykkede forsøk, de ti endepunktene med flest først. Listene bak utelater det som ble levert senere.",
    },
    rows: { time: "Tid", latency_histogram: "Tok", failures_by_endpoint: "Endepunkt" },
    series: {
      success: "Levert",
      first_attempt: "Ved første forsøk",
      delivered_first: "Levert ved første forsøk",
      delivered_later: "Levert senere",
      exhausted: "Oppgitt etter siste forsøk",
      rejected: "Avsluttet av et svar",
      p50: "Halvparten innen",
      p95: "95 % innen",
      p99: "99 % innen",
      tries: "Forsøk",
    },
    class: {
      "3xx": "3xx, viderekobling",
      "4xx": "4xx, avvist",
      "5xx": "5xx, feil hos mottakeren",
      timeout: "Tidsavbrudd",
      dns: "Fant ikke navnet",
      tls: "Sertifikat eller TLS",
      connection: "Ingen forbindelse",
      other: "Annet",
    },
  },
};
