import type { HTMLAttributes, Ref } from "react";

export interface TextFieldProps {
  id: string;
  ref?: Ref<HTMLInputElement>;
  label: string;
  /** An example of what belongs here. */
  hint?: string;
  type?: "text" | "email" | "tel";
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete: string;
  value: string;
  isRequired?: boolean;
  /** What is wrong with it, in words; null when nothing is. */
  problem: string | null;
  onChange: (value: string) => void;
}

/** A labelled field that says below itself what is wrong with it. */
export function TextField({ id, label, hint, problem, isRequired = true, onChange, ...input }: TextFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        placeholder={hint}
        aria-required={isRequired}
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
