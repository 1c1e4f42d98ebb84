/** The book of all loans. */
export const enPortfolio = {
  portfolio: {
    title: "Loan book",
    account: "Account",
    as_of: "As of %{day}, by the account's clock. Amounts in BRL.",
    none: "No loan was paid out yet. Figures appear with the first one.",
    figure: {
      outstanding: "Outstanding principal",
      interest: "Interest and charges to come",
      arrears: "Arrears",
      par30: "At risk (PAR 30)",
      collection: "Collection rate, 30 days",
      repaid: "Lent and repaid",
    },
    explain: {
      outstanding:
        "Principal of %{loans} loans that is still to be paid back. Interest and late charges are not in it.",
      interest: "Interest %{interest} and late charges %{fees} of the installments that are not paid.",
      arrears: "Due before today and not paid, of %{loans} loans: principal, interest and late charges.",
      par30:
        "%{outstanding} of %{all}: the whole outstanding principal of the %{loans} loans with any installment more than 30 days late.",
      collection:
        "%{paid} paid of %{due} that fell due in the 30 days before today, whenever it came. What is due later is not in it.",
      repaid:
        "Principal lent since the first loan. %{principal} of it came back, and %{interest} interest and charges.",
    },
    chart: {
      outstanding: "Outstanding principal",
      par: "Portfolio at risk",
      ageing: "Ageing",
      collection: "Collection",
      vintages: "Vintages",
    },
    define: {
      outstanding: "Principal that was still owed at the end of each month, or is now.",
      par: "Whole outstanding principal of loans with any installment more than so many days late.",
      ageing: "Outstanding principal by how late the oldest unpaid installment is. Paid off loans are not in it.",
      collection: "What fell due in each month, late charges included: paid by now, whenever it came, and not paid.",
      vintages:
        "Principal lent in each month: what came back, what is owed in time or up to 30 days late, and what is owed by loans more than 30 days late.",
    },
    rows: { month: "Month", late: "Days late", more: "More than" },
    series: {
      outstanding: "Outstanding principal",
      paid: "Paid",
      unpaid: "Not paid",
      repaid: "Paid back",
      on_time: "Owed, at most 30 days late",
      at_risk: "Owed, more than 30 days late",
    },
    more_than: "%{smart_count} day |||| %{smart_count} days",
    band: {
      current: "Not late",
      "1-30": "1–30 days",
      "31-60": "31–60 days",
      "61-90": "61–90 days",
      "91-180": "91–180 days",
      ">180": "more than 180 days",
    },
  },
  portfolio_offers: {
    title: "Offers of the last 30 days",
    figure: {
      issued: "Issued",
      simulated: "Simulated",
      accepted: "Accepted",
      disbursed: "Paid out",
      expired: "Expired",
      expiring: "Ending within 48 hours",
    },
    explain: {
      issued: "Offers issued in the 30 days before now, over %{amount} at most.",
      simulated: "%{part} of %{whole} offers issued in the 30 days before now were simulated at least once.",
      accepted:
        "A loan was made of %{part} of %{whole} offers issued in the 30 days before now, whatever became of it.",
      disbursed: "The loan of %{part} of %{whole} offers issued in the 30 days before now was paid out.",
      expired: "%{part} of %{whole} offers issued in the 30 days before now ended without a loan.",
      expiring:
        "Offers that can be taken now and end within 48 hours, whenever they were issued. The list shows all that can be taken.",
    },
  },
} as const;
