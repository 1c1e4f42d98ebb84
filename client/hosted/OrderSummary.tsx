import type { HostedSession } from "../../shared/checkout/hosted-page.schema.ts";
import { formatMoney } from "../../shared/money.ts";
import type { Words } from "./words/en.ts";
import { fill } from "./words/load-words.ts";

/** Whom the payer pays, for what, and how much. */
export function OrderSummary({ session, words, locale }: { session: HostedSession; words: Words; locale: string }) {
  const money = (amount: number) => formatMoney(amount, session.currency, locale);
  const hasVat = session.lines.some((line) => (line.vat_amount ?? 0) !== 0);
  return (
    <section className="card order" aria-labelledby="order-title">
      <h1 className="merchant">{session.merchant.name}</h1>
      <p className="muted reference">{fill(words.reference, { reference: session.merchant_reference })}</p>
      <h2 id="order-title">{words.order}</h2>
      <ul className="lines">
        {session.lines.map((line) => (
          <li key={line.line_id}>
            <span className="line-name">
              {line.quantity === 1 ? null : (
                <span className="muted">{fill(words.quantity, { quantity: String(line.quantity) })} </span>
              )}
              {line.description ?? line.id ?? line.line_id}
            </span>
            <span className="amount">{money(line.amount)}</span>
          </li>
        ))}
      </ul>
      <p className="total">
        <span>{words.total}</span>
        <strong className="amount">{money(session.amount)}</strong>
      </p>
      {hasVat && <p className="muted vat">{words.vatIncluded}</p>}
    </section>
  );
}
