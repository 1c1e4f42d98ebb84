import type { HostedMethod, PayInput } from "../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "./words/en.ts";
import { fill } from "./words/load-words.ts";

export interface SimulatedFormProps {
  method: HostedMethod;
  isBusy: boolean;
  words: Words;
  onPay: (request: PayInput) => void;
}

const choices = [
  ["approve", "approve", "button"],
  ["decline", "decline", "button button-quiet"],
  ["time_out", "doNotAnswer", "button button-quiet"],
] as const;

/** Apps and invoices have no real counterpart in test mode: the payer's answer is chosen here. */
export function SimulatedForm({ method, isBusy, words, onPay }: SimulatedFormProps) {
  return (
    <div className="simulated">
      <p>{fill(words.simulatedLead, { method: method.label })}</p>
      <div className="choices">
        {choices.map(([choice, word, className]) => (
          <button
            key={choice}
            type="button"
            className={className}
            disabled={isBusy}
            onClick={() => onPay({ kind: "simulated", choice })}
          >
            {words[word]}
          </button>
        ))}
      </div>
    </div>
  );
}
