import { type ReactNode, useState } from "react";
import type { HostedMethod } from "../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "./words/en.ts";

export interface MethodChoiceProps {
  methods: readonly HostedMethod[];
  chosen: HostedMethod;
  isBusy: boolean;
  words: Words;
  onChoose: (method: HostedMethod) => void;
  /** The form of the chosen way, right below it. */
  children: ReactNode;
}

/** How many ways are shown before the payer asks for the rest. */
const shownAtFirst = 4;

/** One radio per way to pay, the chosen one with its form; nothing to choose when there is only one. */
export function MethodChoice({ methods, chosen, isBusy, words, onChoose, children }: MethodChoiceProps) {
  const [showsAll, setShowsAll] = useState(methods.length <= shownAtFirst + 1);
  if (methods.length < 2) return children;
  const shown = showsAll ? methods : methods.slice(0, shownAtFirst);
  return (
    <div className="methods" role="radiogroup" aria-label={words.choose}>
      {shown.map((method) => {
        const isChosen = method.type === chosen.type;
        return (
          <div key={method.type} className={isChosen ? "method method-chosen" : "method"}>
            <label>
              <input
                type="radio"
                name="method"
                value={method.type}
                checked={isChosen}
                disabled={isBusy}
                onChange={() => onChoose(method)}
              />
              <span>{method.label}</span>
            </label>
            {isChosen && <div className="method-form">{children}</div>}
          </div>
        );
      })}
      {!showsAll && (
        <button type="button" className="link more" onClick={() => setShowsAll(true)}>
          {words.moreMethods}
        </button>
      )}
    </div>
  );
}
