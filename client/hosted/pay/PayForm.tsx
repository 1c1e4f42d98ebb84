import { useState } from "react";
import type { HostedSession, PayState } from "../../../shared/checkout/hosted-page.schema.ts";
import type { Checkout } from "../use-checkout.ts";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";
import { CardForm, type CardInput } from "./CardForm.tsx";
import { boxElementId, Checkboxes, missingBox } from "./Checkboxes.tsx";
import { type Contact, ContactForm } from "./ContactForm.tsx";
import { MethodChoice } from "./MethodChoice.tsx";
import { methodName } from "./method-words.ts";
import { PanelFoot } from "./PanelFoot.tsx";
import { FreeForm } from "./FreeForm.tsx";
import { RefusalNotice } from "./RefusalNotice.tsx";

export interface PayFormProps {
  session: HostedSession;
  pay: PayState;
  checkout: Checkout;
  /** On the button, with the amount. */
  payLabel: string;
  words: Words;
  /** What was sent before; null when nothing was. */
  card: CardInput | null;
  onCard: (request: CardInput) => void;
  /** The app or the invoice asks next. */
  onAsk: (contact: Contact) => void;
  /** There is nothing to pay and nothing to ask. */
  onComplete: () => void;
}

const formId = "pay-form";

/** The ways to pay with the chosen one's form, what the shop wants agreed to, and the button. */
export function PayForm({ session, pay, checkout, payLabel, words, card, onCard, onAsk, onComplete }: PayFormProps) {
  const [hasTried, setHasTried] = useState(false);
  const { method, isBusy, ticked } = checkout;
  const boxes = session.checkboxes;
  const isLocked = pay.state === "locked";
  // Nothing is paid: the payer leaves a card for later.
  const isKept = session.amount === 0 && method?.form === "card";
  const isFree = method?.form === "none";

  /** Goes on when nothing is missing; else puts the cursor on the box that is. */
  const whenAgreed = (goOn: () => void) => {
    if (isBusy || isLocked) return;
    const missing = missingBox(boxes, ticked);
    if (missing === null) goOn();
    else document.getElementById(boxElementId(boxes, missing))?.focus();
  };

  return (
    <section className="card panel" aria-labelledby="choose-title">
      <h2 id="choose-title">{isKept ? words.saveCard : isFree ? words.nothingToPay : words.choose}</h2>
      {isKept && <p>{fill(words.saveCardLead, { merchant: session.merchant.name })}</p>}
      <RefusalNotice pay={pay} problem={checkout.problem} tries={checkout.tries} words={words} />
      <div role="status" className="announced">
        {isLocked && (
          <p className="holding">
            <span className="spinner spinner-small" aria-hidden="true" /> {words.locked}
          </p>
        )}
      </div>
      {method === undefined ? (
        <p>{words.noMethods}</p>
      ) : (
        <div className="panel" inert={isLocked}>
          <MethodChoice
            methods={session.methods}
            chosen={method}
            isBusy={isBusy}
            words={words}
            onChoose={checkout.choose}
          >
            {method.form === "card" ? (
              <CardForm id={formId} sent={card} words={words} onPay={(request) => whenAgreed(() => onCard(request))} />
            ) : method.form === "none" ? (
              <FreeForm id={formId} session={session} words={words} onComplete={() => whenAgreed(onComplete)} />
            ) : (
              <ContactForm
                key={method.form}
                id={formId}
                form={method.form}
                name={methodName(method, words)}
                known={knownContact(session)}
                words={words}
                onSend={(contact) => whenAgreed(() => onAsk(contact))}
              />
            )}
          </MethodChoice>
          <Checkboxes boxes={boxes} ticked={ticked} hasTried={hasTried} words={words} onTick={checkout.tick} />
          <button
            type="submit"
            form={formId}
            className="button pay"
            aria-disabled={isBusy}
            onClick={() => setHasTried(true)}
          >
            {isBusy && <span className="spinner spinner-small" aria-hidden="true" />}
            {isBusy && !isFree ? words.paying : payLabel}
          </button>
          {method.form === "card" && <p className="muted small">{words.secure}</p>}
        </div>
      )}
      <PanelFoot session={session} isBusy={isBusy || isLocked} words={words} onLeave={checkout.leave} />
    </section>
  );
}

/** What the payer has entered as part of the order. */
function knownContact({ shipping_address, billing_address }: HostedSession): Contact {
  const phone = shipping_address?.phone_number ?? billing_address?.phone_number;
  const email = shipping_address?.email ?? billing_address?.email;
  return { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
}
