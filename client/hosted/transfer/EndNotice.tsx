import { useEffect } from "react";
import { formatMoney } from "../../../shared/money.ts";
import type { HostedTransfer } from "../../../shared/transfers/hosted-transfer.schema.ts";
import { Notice } from "../Notice.tsx";
import { fill } from "../words/fill.ts";
import type { Spoken } from "./words/load-words.ts";

export interface EndNoticeProps {
  transfer: HostedTransfer;
  /** The payer was looking when the money came, and so is led on. */
  hasJustCome: boolean;
  spoken: Spoken;
  goTo: (address: string) => void;
}

/** Long enough to read that the money has come. */
const leadOnMs = 3_000;

/**
 * An order that is paid or over, with the way to the shop. Only a payment that has just come leads there by itself:
 * who is told not to pay has to have read it.
 */
export function EndNotice({ transfer, hasJustCome, spoken, goTo }: EndNoticeProps) {
  const { words, language } = spoken;
  const { state, return_url, merchant_name: merchant } = transfer;
  const isPaid = state === "confirmed";
  const leadsTo = isPaid && hasJustCome ? return_url : null;
  useEffect(() => {
    if (leadsTo === null) return undefined;
    const timer = setTimeout(() => goTo(leadsTo), leadOnMs);
    return () => clearTimeout(timer);
  }, [leadsTo, goTo]);

  const money = (amount: number) => formatMoney(amount, transfer.currency, language);
  const hint = isPaid
    ? fill(words.confirmedHint, { merchant, amount: money(transfer.received) })
    : fill(state === "expired" ? words.expiredHint : words.cancelledHint, { merchant });
  const title = isPaid ? words.confirmed : state === "expired" ? words.expired : words.cancelled;
  return (
    <Notice tone={isPaid ? "good" : "bad"} title={title} hint={hint}>
      {transfer.merchant_reference !== null && (
        <p className="muted small">{fill(words.order, { reference: transfer.merchant_reference })}</p>
      )}
      {transfer.refunded > 0 && <p>{fill(words.givenBack, { amount: money(transfer.refunded) })}</p>}
      {leadsTo !== null && <p className="muted">{words.leading}</p>}
      {return_url !== null && (
        <a className="button" href={return_url} rel="noreferrer">
          {words.back}
        </a>
      )}
    </Notice>
  );
}
