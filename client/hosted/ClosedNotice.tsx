import type { PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { Notice } from "./Notice.tsx";
import type { Words } from "./words/en.ts";
import { fill } from "./words/load-words.ts";

/** A session that is paid or over, with the way back to the shop. */
export function ClosedNotice({
  pay,
  merchant,
  words,
}: {
  pay: Extract<PayState, { return_url: string }>;
  merchant: string;
  words: Words;
}) {
  const isPaid = pay.state === "paid";
  const title = isPaid ? words.paid : words[pay.reason];
  const hint = isPaid ? fill(words.paidHint, { merchant }) : words.closedHint;
  return (
    <Notice tone={isPaid ? "good" : "plain"} title={title} hint={hint}>
      <a className="button" href={pay.return_url} target="_top" rel="noreferrer">
        {words.back}
      </a>
    </Notice>
  );
}
