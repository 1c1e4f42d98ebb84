import type { HostedCheckbox } from "../../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "../words/en.ts";

export interface CheckboxesProps {
  boxes: readonly HostedCheckbox[];
  ticked: readonly string[];
  /** Whether what is missing has to be said. */
  hasTried: boolean;
  words: Words;
  onTick: (id: string, isTicked: boolean) => void;
}

/** The first box that still has to be ticked; null when none is missing. */
export function missingBox(boxes: readonly HostedCheckbox[], ticked: readonly string[]): string | null {
  return boxes.find((box) => box.is_required && !ticked.includes(box.id))?.id ?? null;
}

/** Where a box is in the page, to put the cursor there. */
export function boxElementId(boxes: readonly HostedCheckbox[], id: string): string {
  return `agree-${boxes.findIndex((box) => box.id === id)}`;
}

/** What the shop asks the payer to agree to. */
export function Checkboxes({ boxes, ticked, hasTried, words, onTick }: CheckboxesProps) {
  if (boxes.length === 0) return null;
  return (
    <div className="checkboxes">
      {boxes.map((box) => {
        const id = boxElementId(boxes, box.id);
        const isTicked = ticked.includes(box.id);
        const isMissing = hasTried && box.is_required && !isTicked;
        return (
          <div key={box.id} className="checkbox">
            <input
              id={id}
              type="checkbox"
              checked={isTicked}
              aria-required={box.is_required}
              aria-invalid={isMissing}
              aria-describedby={isMissing ? `${id}-problem` : undefined}
              onChange={(event) => onTick(box.id, event.target.checked)}
            />
            <div>
              <label htmlFor={id}>
                {box.label}
                {box.is_required && <span aria-hidden="true"> *</span>}
              </label>{" "}
              {box.link !== null && (
                <a href={box.link.url} target="_blank" rel="noreferrer noopener">
                  {box.link.text}
                  <span className="visually-hidden"> ({words.newWindow})</span>
                </a>
              )}
              {isMissing && (
                <span id={`${id}-problem`} className="problem">
                  {words.mustTick}
                </span>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
