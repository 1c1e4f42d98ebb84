import type { Ref } from "react";

export interface CardFieldProps {
  ref: Ref<HTMLInputElement>;
  name: string;
  label: string;
  hint?: string;
  autoComplete: string;
  value: string;
  /** What is wrong with it, in words; null when nothing is. */
  problem: string | null;
  onChange: (value: string) => void;
}

/** A labelled field of digits that says below itself what is wrong with it. */
export function CardField({ ref, name, label, hint, autoComplete, value, problem, onChange }: CardFieldProps) {
  const id = `card-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={ref}
        id={id}
        name={name}
        inputMode="numeric"
        autoComplete={autoComplete}
        placeholder={hint}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== null && (
        <span id={`${id}-problem`} className="problem">
          {problem}
        </span>
      )}
    </div>
  );
}
