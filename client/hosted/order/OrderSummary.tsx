import { type ReactNode, useState } from "react";
import type { HostedAddress, HostedLine } from "../../../shared/checkout/hosted-order.schema.ts";
import type { HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";
import { formatMoney } from "../../../shared/money.ts";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";
import { countryName } from "./countries.ts";

export interface SummaryProps {
  session: HostedSession;
  words: Words;
  locale: string;
  /** In a shop's page, which shows the order itself, only the total stays unfolded. */
  isFolded: boolean;
}

/** Whom the payer pays, for what, and how much. */
export function OrderSummary({ session, words, locale, isFolded }: SummaryProps) {
  const money = (amount: number) => formatMoney(amount, session.currency, locale);
  if (isFolded) {
    return (
      <>
        <h1 className="visually-hidden">{session.merchant.name}</h1>
        <details className="card order order-folded">
          <summary>
            <span>{words.order}</span>
            <strong className="amount">{money(session.amount)}</strong>
          </summary>
          <Lines session={session} money={money} words={words} locale={locale} />
        </details>
      </>
    );
  }
  return (
    <section className="card order" aria-labelledby="order-title">
      <Merchant session={session} />
      <p className="muted small">{fill(words.reference, { reference: session.merchant_reference })}</p>
      <h2 id="order-title">{words.order}</h2>
      <Lines session={session} money={money} words={words} locale={locale} />
    </section>
  );
}

/** The shop's name, in the shape of its logo where it has one that loads. */
function Merchant({ session }: { session: HostedSession }) {
  const [isBroken, setIsBroken] = useState(false);
  const { name, logo_url } = session.merchant;
  return (
    <h1 className="merchant">
      {logo_url === null || isBroken ? (
        name
      ) : (
        <img className="logo" src={logo_url} alt={name} onError={() => setIsBroken(true)} />
      )}
    </h1>
  );
}

interface LinesProps {
  session: HostedSession;
  money: (amount: number) => string;
  words: Words;
  locale: string;
}

function Lines({ session, money, words, locale }: LinesProps) {
  const { shipping, vat_amount } = session;
  return (
    <>
      <ul className="lines">
        {session.lines.map((line) => (
          <Line key={line.line_id} line={line} money={money} words={words} locale={locale} />
        ))}
        {shipping !== null && (
          <Row
            name={
              <>
                {words.shipping}
                <span className="muted small line-note">{shipping.title}</span>
              </>
            }
            amount={shipping.amount === 0 ? words.free : money(shipping.amount)}
          />
        )}
      </ul>
      <p className="total">
        <span>{words.total}</span>
        <strong className="amount">{money(session.amount)}</strong>
      </p>
      {vat_amount !== null && vat_amount !== 0 && (
        <p className="muted small vat">
          <span>{words.vatIncluded}</span>
          <span className="amount">{money(vat_amount)}</span>
        </p>
      )}
      {session.express === null && session.shipping_address !== null && (
        <div className="delivered-to small">
          <h3>{words.deliveredTo}</h3>
          <AddressText address={session.shipping_address} locale={locale} />
        </div>
      )}
    </>
  );
}

function Line({ line, money, words, locale }: { line: HostedLine } & Omit<LinesProps, "session">) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const notes = [
    line.vat === null || line.vat === 0 ? null : fill(words.vatRate, { rate: number.format(line.vat) }),
    line.discount === null ? null : fill(words.discount, { amount: money(line.discount) }),
  ].filter((note) => note !== null);
  return (
    <Row
      thumbnail={line.thumbnail_url}
      name={
        <>
          {line.quantity !== 1 && (
            <span className="muted">{fill(words.quantity, { quantity: number.format(line.quantity) })} </span>
          )}
          {line.description ?? line.id ?? line.line_id}
          {notes.length > 0 && (
            <span className="muted small line-note">
              {notes.map((note, index) => (
                <span key={note} className="whole">
                  {note}
                  {index < notes.length - 1 && "\u00a0·\u00a0"}
                </span>
              ))}
            </span>
          )}
        </>
      }
      amount={money(line.amount)}
    />
  );
}

function Row({ name, amount, thumbnail = null }: { name: ReactNode; amount: string; thumbnail?: string | null }) {
  return (
    <li>
      {thumbnail !== null && <img className="thumbnail" src={thumbnail} alt="" loading="lazy" />}
      <span className="line-name">{name}</span>
      <span className="amount">{amount}</span>
    </li>
  );
}

/** An address as it stands on a parcel. */
export function AddressText({ address, locale }: { address: HostedAddress; locale: string }) {
  const { country } = address;
  const lines = [
    address.business_name,
    [address.first_name, address.last_name].filter(Boolean).join(" "),
    address.address_line,
    address.address_line_2,
    [address.postal_code, address.postal_place].filter(Boolean).join(" "),
    country === undefined ? undefined : countryName(country, locale),
    [address.email, address.phone_number].filter(Boolean).join(" · "),
  ].filter((line) => line !== undefined && line !== "");
  return (
    <p className="address">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
  );
}
