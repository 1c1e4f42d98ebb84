import type { PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { Notice } from "./Notice.tsx";
import type { Words } from "./words/en.ts";
import { fill } from "./words/fill.ts";

export interface ClosedNoticeProps {
  pay: Extract<PayState, { return_url: string }>;
  merchant: string;
  isLeaving: boolean;
  /** The shop goes on by itself: there is no way back to offer. */
  isResult: boolean;
  words: Words;
}

/** A link that a person sent has no shop to go back to: its way back is this very page. */
function leadsHere(address: string): boolean {
  return address.startsWith(`${window.location.origin}${window.location.pathname}`);
}

/** A session that is paid or over, with the way back to the shop. */
export function ClosedNotice({ pay, merchant, isLeaving, isResult, words }: ClosedNoticeProps) {
  const isPaid = pay.state !== "closed";
  const title = pay.state === "closed" ? words[pay.reason] : words[pay.state];
  const isLink = leadsHere(pay.return_url);
  const paidHint =
    pay.state === "on_hold"
      ? fill(words.onHoldHint, { merchant })
      : isLink
        ? words.paidLink
        : isLeaving
          ? fill(words.paidHint, { merchant })
          : words.paidShort;
  return (
    <Notice tone={pay.state === "paid" ? "good" : "plain"} title={title} hint={isPaid ? paidHint : words.closedHint}>
      {!isResult && !isLink && (
        <a className="button" href={pay.return_url} target="_top" rel="noreferrer">
          {words.back}
        </a>
      )}
    </Notice>
  );
}
