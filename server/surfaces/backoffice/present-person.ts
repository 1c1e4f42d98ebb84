import type { CustomerCreditView, CustomerView } from "../../../shared/customers/customer.schema.ts";
import { listedItems } from "../../../shared/lending/kyc.ts";
import type { Listed } from "../../../shared/page.ts";
import type { PaymentRow } from "../../../shared/payments/payment.schema.ts";
import type { PersonPage } from "../../customers/read-person.service.ts";
import type { CustomerCredit } from "../../lending/customers/customer-credit.service.ts";
import { presentBorrowerRow } from "./present-borrower.ts";
import { presentCustomerRow } from "./present-customer.ts";
import { presentLoanRow } from "./present-loan.ts";
import { presentOfferRow } from "./present-offer.ts";
import { presentSessionRow } from "./present-session.ts";

/** A person as their page shows them; whoever may not read personal data sees all of it masked. */
export function presentPerson(person: PersonPage, payments: Listed<PaymentRow>, isMasked: boolean): CustomerView {
  const { customer, sessions, credit } = person;
  return {
    ...presentCustomerRow(customer, isMasked),
    payments: { rows: payments.data, total: payments.page.total, figures: [...person.paymentFigures] },
    sessions: {
      rows: sessions.data.map((session) => presentSessionRow(session, isMasked)),
      total: sessions.page.total,
      figures: [...person.sessionFigures],
    },
    credit: credit === null ? null : presentCredit(credit, isMasked),
  };
}

function presentCredit(credit: CustomerCredit, isMasked: boolean): CustomerCreditView {
  const { borrower, items } = credit.borrower;
  const { name, cpf, status, status_since } = presentBorrowerRow(borrower, isMasked);
  const listed = listedItems(items);
  return {
    status,
    status_since,
    name,
    cpf,
    items: {
      asked: listed.length,
      approved: listed.filter((item) => item.status === "approved").length,
      submitted: listed.filter((item) => item.status === "submitted").length,
    },
    offers: {
      rows: credit.offers.data.map((offer) => presentOfferRow(offer, isMasked)),
      total: credit.offers.page.total,
      open: credit.openOffers,
    },
    loans: {
      rows: credit.loans.data.map((loan) => presentLoanRow(loan, isMasked)),
      total: credit.loans.page.total,
      running: credit.runningLoans,
    },
  };
}
