import { useState } from "react";
import type { HostedShipping } from "../../../shared/checkout/hosted-order.schema.ts";
import { formatMoney } from "../../../shared/money.ts";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";

export interface ShippingChoiceProps {
  options: readonly HostedShipping[];
  /** The line id of the option that the order has; null when none is chosen. */
  chosen: string | null;
  currency: string;
  isBusy: boolean;
  words: Words;
  locale: string;
  onChoose: (lineId: string) => void;
}

/** The ways to send the order, each with what it costs. */
export function ShippingChoice({ options, chosen, currency, isBusy, words, locale, onChoose }: ShippingChoiceProps) {
  // Shown at once, while the server works out the new total.
  const [wanted, setWanted] = useState<string | null>(null);
  const shown = isBusy ? (wanted ?? chosen) : chosen;
  const choose = (lineId: string) => {
    if (isBusy) return;
    setWanted(lineId);
    onChoose(lineId);
  };
  if (options.length === 0) {
    return (
      <p role="status" className="refusal">
        {words.noShipping}
      </p>
    );
  }
  return (
    <fieldset className="methods">
      <legend>{words.chooseShipping}</legend>
      {options.map((option) => {
        const isChosen = option.line_id === shown;
        return (
          <div key={option.line_id} className={isChosen ? "method method-chosen" : "method"}>
            <label>
              <input
                type="radio"
                name="shipping"
                value={option.line_id}
                checked={isChosen}
                aria-disabled={isBusy}
                onChange={() => choose(option.line_id)}
              />
              <span className="line-name">
                {option.title}
                {noteOf(option, words) !== "" && <span className="muted small line-note">{noteOf(option, words)}</span>}
              </span>
              <span className="amount">
                {option.amount === 0 ? words.free : formatMoney(option.amount, currency, locale)}
              </span>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

function noteOf({ operator, description, pick_up_place }: HostedShipping, words: Words): string {
  const pickUp = pick_up_place === null ? null : fill(words.pickUpAt, { place: pick_up_place });
  return [operator, description, pickUp].filter((note) => note !== null).join(" · ");
}
