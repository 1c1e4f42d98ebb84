import type { CustomerView } from "../../../../shared/customers/customer.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { PaymentStatusChip } from "../payments/PaymentStatusChip.tsx";
import { recordPath } from "../resource-path.ts";
import { SessionStatusChip } from "../sessions/SessionStatusChip.tsx";
import { PersonList } from "./PersonList.tsx";

/** Where a list holds nothing but what this person has, in whichever account is looked at. */
export function listOfPerson(
  resource: "payments" | "sessions" | "credit-offers" | "loans",
  { id, account_id }: Pick<CustomerView, "id" | "account_id">,
): string {
  return `/${resource}?${new URLSearchParams({ account: account_id, customer_id: id }).toString()}`;
}

export function PersonPayments({ customer }: { customer: CustomerView }) {
  const words = useWords();
  const { rows, total, figures } = customer.payments;
  return (
    <PersonList
      title={words("payments.title")}
      emptyText={words("customer.no_payments")}
      allPath={listOfPerson("payments", customer)}
      total={total}
      lines={figures.map((figure) => paymentLine(figure, words))}
      rows={rows.map((payment) => ({
        id: payment.id,
        to: recordPath("payments", payment.id),
        name: payment.merchant_reference,
        created_at: payment.created_at,
        amount: payment.amount,
        currency: payment.currency,
        chip: <PaymentStatusChip status={payment.status} api={payment.api} />,
      }))}
    />
  );
}

/** What is nothing is left out, but for what was captured. */
function paymentLine(
  { currency, captured, refunded, reserved }: CustomerView["payments"]["figures"][number],
  words: Words,
): string {
  return [
    words("person.captured", { amount: formatMoney(captured, currency) }),
    ...(refunded === 0 ? [] : [words("person.refunded", { amount: formatMoney(refunded, currency) })]),
    ...(reserved === 0 ? [] : [words("person.reserved", { amount: formatMoney(reserved, currency) })]),
  ].join(" · ");
}

export function PersonSessions({ customer }: { customer: CustomerView }) {
  const words = useWords();
  const { rows, total, figures } = customer.sessions;
  return (
    <PersonList
      title={words("sessions.title")}
      emptyText={words("customer.no_sessions")}
      allPath={listOfPerson("sessions", customer)}
      total={total}
      lines={figures.map(({ currency, count, completed, amount }) =>
        words("person.completed", { count, completed, amount: formatMoney(amount, currency) }),
      )}
      rows={rows.map((session) => ({
        id: session.id,
        to: recordPath("sessions", session.id),
        name: session.merchant_reference,
        created_at: session.created_at,
        amount: session.amount,
        currency: session.currency,
        chip: <SessionStatusChip status={session.status} />,
      }))}
    />
  );
}
