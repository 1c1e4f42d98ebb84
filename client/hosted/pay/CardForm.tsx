import { type RefObject, type SubmitEvent, useRef, useState } from "react";
import type { PayInput } from "../../../shared/checkout/hosted-page.schema.ts";
import { TextField } from "../TextField.tsx";
import type { Words } from "../words/en.ts";
import {
  type CardFields,
  cardProblems,
  digitsOf,
  expiryForServer,
  groupCardNumber,
  shapeExpiry,
} from "./card-fields.ts";

export type CardInput = Extract<PayInput, { kind: "card" }>;

export interface CardFormProps {
  id: string;
  /** What was sent before, to begin with; null when nothing was. */
  sent: CardInput | null;
  words: Words;
  onPay: (request: CardInput) => void;
}

const empty: CardFields = { number: "", expiry: "", cvc: "" };

/** The card, checked when it is sent; the first field that is wrong gets the focus. */
export function CardForm({ id, sent, words, onPay }: CardFormProps) {
  const [fields, setFields] = useState(() => (sent === null ? empty : keptOf(sent)));
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
    if (firstWrong !== undefined) {
      inputs[firstWrong].current?.focus();
      return;
    }
    onPay({
      kind: "card",
      number: digitsOf(fields.number),
      expiry: expiryForServer(fields.expiry),
      cvc: fields.cvc.trim(),
    });
  };

  return (
    <form id={id} className="fields" onSubmit={send} noValidate>
      <TextField
        ref={number}
        id="card-number"
        label={words.cardNumber}
        inputMode="numeric"
        autoComplete="cc-number"
        value={fields.number}
        problem={problemOf("number")}
        onChange={(value) => set("number", groupCardNumber(value))}
      />
      <div className="pair">
        <TextField
          ref={expiry}
          id="card-expiry"
          label={words.expiry}
          hint={words.expiryHint}
          inputMode="numeric"
          autoComplete="cc-exp"
          value={fields.expiry}
          problem={problemOf("expiry")}
          onChange={(value) => set("expiry", isErasing(fields.expiry, value) ? value : shapeExpiry(value))}
        />
        <TextField
          ref={cvc}
          id="card-cvc"
          label={words.cvc}
          inputMode="numeric"
          autoComplete="cc-csc"
          value={fields.cvc}
          problem={problemOf("cvc")}
          onChange={(value) => set("cvc", digitsOf(value).slice(0, 4))}
        />
      </div>
    </form>
  );
}

/** The code is asked for again each time: it is not for keeping, not even here. */
function keptOf({ number, expiry }: CardInput): CardFields {
  const [month = "", year = ""] = expiry.split("/");
  return { number: groupCardNumber(number), expiry: `${month} / ${year.slice(-2)}`, cvc: "" };
}

/** While a person erases, the separator must not grow back under the cursor. */
function isErasing(before: string, after: string): boolean {
  return before.startsWith(after) && after.length < before.length;
}
