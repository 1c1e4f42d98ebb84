import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import type { CustomerCreditView, CustomerView } from "../../../../shared/customers/customer.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { BorrowerStatusChip } from "../borrowers/BorrowerStatusChip.tsx";
import { rateText } from "../credit-offers/offer-texts.ts";
import { OfferStatusChip } from "../credit-offers/OfferStatusChip.tsx";
import { LoanStatusChip } from "../loans/LoanStatusChip.tsx";
import { recordPath } from "../resource-path.ts";
import { PersonList } from "./PersonList.tsx";
import { listOfPerson } from "./PersonLists.tsx";

interface PersonCreditProps {
  customer: CustomerView;
  credit: CustomerCreditView;
}

/** How far the review for credit is, as the page of the review says it. */
export function PersonReview({ customer, credit }: PersonCreditProps) {
  const words = useWords();
  const { asked, approved, submitted } = credit.items;
  return (
    <Section
      title={words("person.review")}
      action={
        <Link component={RouterLink} to={recordPath("borrowers", customer.id)} variant="body2">
          {words("person.open_review")}
        </Link>
      }
    >
      <Facts
        facts={[
          { label: words("borrowers.column.status"), value: <BorrowerStatusChip status={credit.status} /> },
          { label: words("borrower.since"), value: <InstantText value={credit.status_since} /> },
          { label: words("person.declared_name"), value: credit.name },
          { label: words("borrowers.column.cpf"), value: credit.cpf },
          {
            label: words("person.items"),
            value:
              submitted === 0
                ? words("person.items_approved", { approved, asked })
                : words("person.items_waiting", { approved, asked, submitted }),
          },
        ]}
      />
    </Section>
  );
}

export function PersonOffers({ customer, credit }: PersonCreditProps) {
  const words = useWords();
  const { rows, total, open } = credit.offers;
  return (
    <PersonList
      title={words("offers.title")}
      emptyText={words("person.no_offers")}
      allPath={listOfPerson("credit-offers", customer)}
      total={total}
      lines={[
        open.count === 0
          ? words("person.no_open_offers")
          : words("person.open_offers", { smart_count: open.count, amount: formatMoney(open.amount, "BRL") }),
      ]}
      rows={rows.map((offer) => ({
        id: offer.id,
        to: recordPath("credit-offers", offer.id),
        name: words("person.offer", { rate: rateText(offer.rate_ppm) }),
        created_at: offer.created_at,
        amount: offer.approved_amount,
        currency: "BRL",
        chip: <OfferStatusChip status={offer.status} />,
      }))}
    />
  );
}

export function PersonLoans({ customer, credit }: PersonCreditProps) {
  const words = useWords();
  const { rows, total, running } = credit.loans;
  const amount = formatMoney(running.outstanding, "BRL");
  const owed =
    running.count === 0
      ? words("person.no_running_loans")
      : words("person.running_loans", { smart_count: running.count, amount });
  return (
    <PersonList
      title={words("loans.title")}
      emptyText={words("person.no_loans")}
      allPath={listOfPerson("loans", customer)}
      total={total}
      lines={[running.late === 0 ? owed : `${owed} · ${words("person.late_loans", { smart_count: running.late })}`]}
      rows={rows.map((loan) => ({
        id: loan.id,
        to: recordPath("loans", loan.id),
        name: loan.ccb_number ?? words("person.loan_without_contract"),
        created_at: loan.created_at,
        amount: loan.requested_amount,
        currency: "BRL",
        chip: <LoanStatusChip status={loan.status} />,
      }))}
    />
  );
}
