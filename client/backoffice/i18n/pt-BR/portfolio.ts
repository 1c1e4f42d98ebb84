import type { enPortfolio } from "../en/portfolio.ts";
import type { Translation } from "../translation.ts";

/** The book of all loans. */
export const ptPortfolio: Translation<typeof enPortfolio> = {
  portfolio: {
    title: "Carteira de crédito",
    account: "Conta",
    as_of: "Posição de %{day}, pelo relógio da conta. Valores em BRL.",
    none: "Nenhum empréstimo foi desembolsado ainda. Os números aparecem com o primeiro.",
    figure: {
      outstanding: "Principal em aberto",
      interest: "Juros e encargos a receber",
      arrears: "Valores em atraso",
      par30: "Em risco (PAR 30)",
      collection: "Taxa de recebimento, 30 dias",
      repaid: "Emprestado e pago de volta",
    },
    explain: {
      outstanding:
        "Principal de %{loans} empréstimos que ainda será pago. Juros e encargos por atraso não estão incluídos.",
      interest: "Juros de %{interest} e encargos por atraso de %{fees} das parcelas não pagas.",
      arrears: "Vencido antes de hoje e não pago, de %{loans} empréstimos: principal, juros e encargos por atraso.",
      par30:
        "%{outstanding} de %{all}: todo o principal em aberto dos %{loans} empréstimos com alguma parcela em atraso há mais de 30 dias.",
      collection:
        "%{paid} pagos de %{due} que venceram nos 30 dias antes de hoje, não importa quando. O que vence depois não está incluído.",
      repaid:
        "Principal emprestado desde o primeiro empréstimo. Foram pagos de volta %{principal}, mais %{interest} de juros e encargos.",
    },
    chart: {
      outstanding: "Principal em aberto",
      par: "Carteira em risco",
      ageing: "Faixas de atraso",
      collection: "Recebimento",
      vintages: "Safras",
    },
    define: {
      outstanding: "Principal em aberto no fim de cada mês, ou agora.",
      par: "Todo o principal em aberto dos empréstimos com alguma parcela em atraso há mais do que estes dias.",
      ageing:
        "Principal em aberto pelo atraso da parcela não paga mais antiga. Empréstimos quitados não estão incluídos.",
      collection: "O que venceu em cada mês, com encargos por atraso: já pago, não importa quando, e não pago.",
      vintages:
        "Principal emprestado em cada mês: o que foi pago de volta, o que se deve em dia ou com até 30 dias de atraso, e o que devem os empréstimos com mais de 30 dias de atraso.",
    },
    rows: { month: "Mês", late: "Dias de atraso", more: "Mais de" },
    series: {
      outstanding: "Principal em aberto",
      paid: "Pago",
      unpaid: "Não pago",
      repaid: "Pago de volta",
      on_time: "Em aberto, no máximo 30 dias de atraso",
      at_risk: "Em aberto, mais de 30 dias de atraso",
    },
    more_than: "%{smart_count} dia |||| %{smart_count} dias",
    band: {
      current: "Sem atraso",
      "1-30": "1 a 30 dias",
      "31-60": "31 a 60 dias",
      "61-90": "61 a 90 dias",
      "91-180": "91 a 180 dias",
      ">180": "mais de 180 dias",
    },
  },
  portfolio_offers: {
    title: "Ofertas dos últimos 30 dias",
    figure: {
      issued: "Emitidas",
      simulated: "Simuladas",
      accepted: "Aceitas",
      disbursed: "Desembolsadas",
      expired: "Expiradas",
      expiring: "Expiram em 48 horas",
    },
    explain: {
      issued: "Ofertas emitidas nos últimos 30 dias, de até %{amount}.",
      simulated: "%{part} de %{whole} ofertas emitidas nos últimos 30 dias foram simuladas ao menos uma vez.",
      accepted:
        "%{part} de %{whole} ofertas emitidas nos últimos 30 dias viraram um empréstimo, qualquer que tenha sido o desfecho.",
      disbursed: "O empréstimo de %{part} de %{whole} ofertas emitidas nos últimos 30 dias foi desembolsado.",
      expired: "%{part} de %{whole} ofertas emitidas nos últimos 30 dias expiraram sem empréstimo.",
      expiring:
        "Ofertas que podem ser aceitas agora e expiram em 48 horas, não importa quando foram emitidas. A lista mostra todas as que podem ser aceitas.",
    },
  },
};
