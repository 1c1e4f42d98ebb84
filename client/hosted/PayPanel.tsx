import { useState } from "react";
import type { HostedMethod, HostedSession, PayInput, PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { formatMoney } from "../../shared/money.ts";
import { CardForm } from "./CardForm.tsx";
import { ChallengeForm } from "./ChallengeForm.tsx";
import { MethodChoice } from "./MethodChoice.tsx";
import { RefusalNotice } from "./RefusalNotice.tsx";
import { SimulatedForm } from "./SimulatedForm.tsx";
import type { Checkout } from "./use-checkout.ts";
import type { Words } from "./words/en.ts";
import { fill } from "./words/load-words.ts";

export interface PanelProps {
  session: HostedSession;
  pay: Exclude<PayState, { return_url: string }>;
  checkout: Checkout;
  words: Words;
  locale: string;
}

type CardRequest = Extract<PayInput, { kind: "card" }>;

/** Choosing a way to pay and paying; what it shows follows from where the session stands. */
export function PayPanel({ session, pay, checkout, words, locale }: PanelProps) {
  const [chosen, setChosen] = useState<HostedMethod | undefined>(session.methods[0]);
  // What the payer entered waits here while the bank asks its question, and goes when the page does.
  const [card, setCard] = useState<CardRequest | null>(null);
  const method = chosen;

  const submit = (request: PayInput) => {
    if (method === undefined) return;
    setCard(request.kind === "card" ? request : null);
    checkout.submit(method.type, request);
  };

  if (pay.state === "processing") {
    return (
      <section className="card panel" role="status">
        <span className="spinner" aria-hidden="true" />
        <h2>{words.processing}</h2>
        <p className="muted">{words.processingHint}</p>
      </section>
    );
  }
  if (pay.state === "challenge" && card !== null) {
    return (
      <ChallengeForm isBusy={checkout.isBusy} words={words} onAnswer={(challenge) => submit({ ...card, challenge })} />
    );
  }
  const amount = formatMoney(session.amount, session.currency, locale);
  return (
    <section className="card panel" aria-labelledby="choose-title">
      <h2 id="choose-title">{words.choose}</h2>
      <RefusalNotice pay={pay} problem={checkout.problem} words={words} />
      {method === undefined ? (
        <p>{words.noMethods}</p>
      ) : (
        <MethodChoice
          methods={session.methods}
          chosen={method}
          isBusy={checkout.isBusy}
          words={words}
          onChoose={setChosen}
        >
          {method.form === "card" ? (
            <CardForm
              payLabel={checkout.isBusy ? words.paying : fill(words.pay, { amount })}
              isBusy={checkout.isBusy}
              words={words}
              onPay={submit}
            />
          ) : (
            <SimulatedForm method={method} isBusy={checkout.isBusy} words={words} onPay={submit} />
          )}
        </MethodChoice>
      )}
      <footer className="panel-foot">
        <button type="button" className="link" disabled={checkout.isBusy} onClick={checkout.leave}>
          {words.cancel}
        </button>
        {session.merchant.terms_url !== null && (
          <a href={session.merchant.terms_url} target="_blank" rel="noreferrer noopener">
            {fill(words.terms, { merchant: session.merchant.name })}
          </a>
        )}
      </footer>
    </section>
  );
}
