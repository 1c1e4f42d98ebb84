import { type SubmitEvent, useRef, useState } from "react";
import type { HostedExpress } from "../../../shared/checkout/hosted-order.schema.ts";
import { problemWords } from "../problem.ts";
import { TextField } from "../TextField.tsx";
import type { Checkout } from "../use-checkout.ts";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";

export interface DiscountPanelProps {
  codes: NonNullable<HostedExpress["discount_codes"]>;
  checkout: Checkout;
  words: Words;
}

/** Discount codes, as many as the shop takes; it says itself what each is worth. */
export function DiscountPanel({ codes, checkout, words }: DiscountPanelProps) {
  const { entered, count_max } = codes;
  const { isBusy, codeProblem, setDiscountCodes } = checkout;
  // What was typed stays until the shop has taken it.
  const last = entered.at(-1) ?? null;
  const [typed, setTyped] = useState({ text: "", after: last });
  const code = typed.after === last ? typed.text : "";
  const setCode = (text: string) => setTyped({ text, after: last });
  const [isMissing, setIsMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = code.trim();
    setIsMissing(wanted === "");
    if (wanted === "") field.current?.focus();
    else if (entered.includes(wanted)) setCode("");
    else setDiscountCodes([...entered, wanted]);
  };
  const refusal = codeProblem === null ? null : problemText(codeProblem, words);
  const problem = isMissing ? words.codeMissing : refusal;
  const hasRoom = entered.length < count_max;
  return (
    <section className="card panel" aria-labelledby="discount-title">
      <h2 id="discount-title">{words.discountCodes}</h2>
      {entered.length > 0 && (
        <ul className="codes" role="status">
          {entered.map((one) => (
            <li key={one}>
              <span className="code">{one}</span>
              <button
                type="button"
                className="link"
                aria-label={fill(words.removeCode, { code: one })}
                aria-disabled={isBusy}
                onClick={() => setDiscountCodes(entered.filter((other) => other !== one))}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      {hasRoom ? (
        <form className="code-form" onSubmit={save} noValidate>
          <TextField
            id="discount-code"
            ref={field}
            label={words.discountCode}
            autoComplete="off"
            value={code}
            isRequired={false}
            problem={problem}
            onChange={(value) => {
              setCode(value);
              setIsMissing(false);
            }}
          />
          <button type="submit" className="button button-quiet" aria-disabled={isBusy}>
            {words.useCode}
          </button>
        </form>
      ) : (
        refusal !== null && (
          <p role="alert" className="problem">
            {refusal}
          </p>
        )
      )}
    </section>
  );
}

function problemText(problem: NonNullable<Checkout["codeProblem"]>, words: Words): string {
  return problem.code === "validation_failed" ? words.codeRefused : problemWords(problem, words).title;
}
