import { useState } from "react";
import type { HostedSession, PayState } from "../../../shared/checkout/hosted-page.schema.ts";
import { formatMoney } from "../../../shared/money.ts";
import type { Checkout } from "../use-checkout.ts";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";
import type { CardInput } from "./CardForm.tsx";
import type { Contact } from "./ContactForm.tsx";
import { methodName } from "./method-words.ts";
import { PayForm } from "./PayForm.tsx";
import { QuestionPanel } from "./QuestionPanel.tsx";
import { WaitingPanel } from "./WaitingPanel.tsx";

export interface PanelProps {
  session: HostedSession;
  pay: Exclude<PayState, { return_url: string }>;
  checkout: Checkout;
  words: Words;
  locale: string;
}

const reviewAnswers = [
  ["review_approve", "reviewApprove"],
  ["review_decline", "reviewDecline"],
] as const;

/** Choosing a way to pay and paying; what it shows follows from where the session stands. */
export function PayPanel({ session, pay, checkout, words, locale }: PanelProps) {
  // What the payer entered waits here while the bank or the app asks its question, and goes when the page does.
  const [card, setCard] = useState<CardInput | null>(null);
  const [asked, setAsked] = useState<Contact | null>(null);
  const { method, isBusy, submit } = checkout;
  const amount = formatMoney(session.amount, session.currency, locale);
  const payLabel = session.amount > 0 ? fill(words.pay, { amount }) : freeLabel(method, words);
  const subject = fill(words.amountTo, { amount, merchant: session.merchant.name });

  if (pay.state === "processing") return <WaitingPanel words={words} />;
  if (pay.state === "challenge" && card !== null) {
    return (
      <QuestionPanel
        title={words.challengeTitle}
        lead={words.challengeLead}
        subject={subject}
        answers={[
          ["approved", "approve"],
          ["failed", "challengeFail"],
          ["cancelled", "challengeCancel"],
        ]}
        isBusy={isBusy}
        words={words}
        onAnswer={(challenge) => submit({ ...card, challenge })}
      />
    );
  }
  if (asked !== null && method !== undefined) {
    const name = methodName(method, words);
    return (
      <QuestionPanel
        title={fill(words.simulatedTitle, { method: name })}
        lead={fill(words.simulatedLead, { method: name })}
        reached={asked.phone ?? asked.email ?? null}
        subject={subject}
        answers={[
          ["approve", "approve"],
          // The one company whose people look at some payments before they decide.
          ...(method.type.startsWith("collector.") ? reviewAnswers : []),
          ["decline", "decline"],
          ["time_out", "doNotAnswer"],
        ]}
        isBusy={isBusy}
        words={words}
        onAnswer={(choice) => {
          setAsked(null);
          submit({ kind: "simulated", choice, ...asked });
        }}
        onBack={() => setAsked(null)}
      />
    );
  }
  return (
    <PayForm
      session={session}
      pay={pay}
      checkout={checkout}
      payLabel={payLabel}
      words={words}
      card={card}
      onCard={(request) => {
        setCard(request);
        submit(request);
      }}
      onAsk={setAsked}
      onComplete={() => submit({ kind: "simulated", choice: "approve" })}
    />
  );
}

/** Nothing is paid: the payer leaves a card for later, or only completes the order. */
function freeLabel(method: Checkout["method"], words: Words): string {
  return method?.form === "none" ? words.completeOrder : words.saveCard;
}
