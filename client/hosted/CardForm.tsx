import { type RefObject, type SubmitEvent, useRef, useState } from "react";
import type { PayInput } from "../../shared/checkout/hosted-page.schema.ts";
import {
  type CardFields,
  cardProblems,
  digitsOf,
  expiryForServer,
  groupCardNumber,
  shapeExpiry,
} from "./card-fields.ts";
import { CardField } from "./CardField.tsx";
import type { Words } from "./words/en.ts";

export interface CardFormProps {
  /** On the button, with the amount. */
  payLabel: string;
  isBusy: boolean;
  words: Words;
  onPay: (request: Extract<PayInput, { kind: "card" }>) => void;
}

const empty: CardFields = { number: "", expiry: "", cvc: "" };

/** The card, checked when it is sent; the first field that is wrong gets the focus. */
export function CardForm({ payLabel, isBusy, words, onPay }: CardFormProps) {
  const [fields, setFields] = useState(empty);
  const [hasTried, setHasTried] = useState(false);
  const number = useRef<HTMLInputElement>(null);
  const expiry = useRef<HTMLInputElement>(null);
  const cvc = useRef<HTMLInputElement>(null);
  const inputs: Readonly<Record<keyof CardFields, RefObject<HTMLInputElement | null>>> = { number, expiry, cvc };

  const problems = cardProblems(fields, new Date());
  const problemOf = (name: keyof CardFields) => {
    const problem = hasTried ? problems[name] : undefined;
    return problem === undefined ? null : words[problem];
  };
  const set = (name: keyof CardFields, value: string) => setFields((before) => ({ ...before, [name]: value }));

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setHasTried(true);
    const firstWrong = (["number", "expiry", "cvc"] as const).find((name) => problems[name] !== undefined);
    if (firstWrong !== undefined) inputs[firstWrong].current?.focus();
    else if (!isBusy) {
      onPay({
        kind: "card",
        number: digitsOf(fields.number),
        expiry: expiryForServer(fields.expiry),
        cvc: fields.cvc.trim(),
      });
    }
  };

  return (
    <form className="card-form" onSubmit={send} noValidate>
      <CardField
        ref={number}
        name="number"
        label={words.cardNumber}
        autoComplete="cc-number"
        value={fields.number}
        problem={problemOf("number")}
        onChange={(value) => set("number", groupCardNumber(value))}
      />
      <div className="pair">
        <CardField
          ref={expiry}
          name="expiry"
          label={words.expiry}
          hint={words.expiryHint}
          autoComplete="cc-exp"
          value={fields.expiry}
          problem={problemOf("expiry")}
          onChange={(value) => set("expiry", isErasing(fields.expiry, value) ? value : shapeExpiry(value))}
        />
        <CardField
          ref={cvc}
          name="cvc"
          label={words.cvc}
          autoComplete="cc-csc"
          value={fields.cvc}
          problem={problemOf("cvc")}
          onChange={(value) => set("cvc", digitsOf(value).slice(0, 4))}
        />
      </div>
      <button type="submit" className="button pay" aria-disabled={isBusy}>
        {isBusy && <span className="spinner spinner-small" aria-hidden="true" />}
        {payLabel}
      </button>
      <p className="muted secure">{words.secure}</p>
    </form>
  );
}

/** While a person erases, the separator must not grow back under the cursor. */
function isErasing(before: string, after: string): boolean {
  return before.startsWith(after) && after.length < before.length;
}
