import type { HostedMethod } from "../../shared/checkout/hosted-page.schema.ts";

export interface MethodChoiceProps {
  methods: readonly HostedMethod[];
  chosen: HostedMethod;
  isBusy: boolean;
  label: string;
  onChoose: (method: HostedMethod) => void;
}

/** One radio per way to pay; nothing to choose when there is only one. */
export function MethodChoice({ methods, chosen, isBusy, label, onChoose }: MethodChoiceProps) {
  if (methods.length < 2) return null;
  return (
    <fieldset className="methods" disabled={isBusy}>
      <legend className="visually-hidden">{label}</legend>
      {methods.map((method) => (
        <label key={method.type} className={method.type === chosen.type ? "method method-chosen" : "method"}>
          <input
            type="radio"
            name="method"
            value={method.type}
            checked={method.type === chosen.type}
            onChange={() => onChoose(method)}
          />
          <span>{method.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
