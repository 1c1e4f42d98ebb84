import { type ReactNode, useState } from "react";
import type { HostedMethod } from "../../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "../words/en.ts";
import { methodName, providerHint } from "./method-words.ts";

export interface MethodChoiceProps {
  methods: readonly HostedMethod[];
  chosen: HostedMethod;
  isBusy: boolean;
  words: Words;
  onChoose: (type: string) => void;
  /** The form of the chosen way, right below it. */
  children: ReactNode;
}

/** How many ways are shown before the payer asks for the rest. */
const shownAtFirst = 4;

/** One radio per way to pay, the chosen one with its form; nothing to choose when there is only one. */
export function MethodChoice({ methods, chosen, isBusy, words, onChoose, children }: MethodChoiceProps) {
  const [asksForAll, setAsksForAll] = useState(false);
  if (methods.length < 2) return children;
  // A shop's page may choose one that is not among the first.
  const isAmongFirst = methods.slice(0, shownAtFirst).some((method) => method.type === chosen.type);
  const showsAll = asksForAll || methods.length <= shownAtFirst + 1 || !isAmongFirst;
  const shown = showsAll ? methods : methods.slice(0, shownAtFirst);
  return (
    <div className="methods" role="radiogroup" aria-labelledby="choose-title">
      {shown.map((method) => {
        const isChosen = method.type === chosen.type;
        const hint = providerHint(method, methods, words);
        return (
          <div key={method.type} className={isChosen ? "method method-chosen" : "method"}>
            <label>
              <input
                type="radio"
                name="method"
                value={method.type}
                checked={isChosen}
                disabled={isBusy}
                onChange={() => onChoose(method.type)}
              />
              <span>
                {methodName(method, words)}
                {hint !== null && <span className="muted small"> {hint}</span>}
              </span>
            </label>
            {isChosen && <div className="method-form">{children}</div>}
          </div>
        );
      })}
      {!showsAll && (
        <button type="button" className="link more" onClick={() => setAsksForAll(true)}>
          {words.moreMethods}
        </button>
      )}
    </div>
  );
}
