import { useEffect, useId, useRef, useState } from "react";
import { fill } from "../words/fill.ts";
import type { Words } from "./words/en.ts";

export interface CopyFieldProps {
  label: string;
  /** What is copied, letter by letter. */
  value: string;
  /** Digits in groups are easier to compare; only shown, never copied. */
  isGrouped?: boolean;
  words: Words;
}

const shownMs = 3_000;
/** Longer texts have the button below them. */
const besideMax = 40;

/** Something to take over into the bank's app, with a button that copies it and says so. */
export function CopyField({ label, value, isGrouped = false, words }: CopyFieldProps) {
  const labelId = useId();
  const valueId = useId();
  const shown = useRef<HTMLElement>(null);
  const [result, setResult] = useState<"copied" | "selected" | null>(null);
  useEffect(() => {
    if (result !== "copied") return undefined;
    const timer = setTimeout(() => setResult(null), shownMs);
    return () => clearTimeout(timer);
  }, [result]);

  const copy = () => {
    copyText(value).then(
      () => setResult("copied"),
      () => {
        if (shown.current !== null) getSelection()?.selectAllChildren(shown.current);
        setResult("selected");
      },
    );
  };
  const said = { copied: words.copiedThe, selected: words.copyByHand };
  return (
    <div className={value.length > besideMax ? "copy-field copy-field-long" : "copy-field"}>
      <div className="copy-text">
        <span id={labelId} className="muted small">
          {label}
        </span>
        <code ref={shown} id={valueId} aria-labelledby={labelId}>
          {isGrouped ? groups(value).map((group, index) => <span key={index}>{group}</span>) : value}
        </code>
      </div>
      <button type="button" className="button button-quiet copy-button" onClick={copy}>
        <span>
          {result === "copied" && <span aria-hidden="true">✓ </span>}
          {result === "copied" ? words.copied : words.copy}
          <span className="visually-hidden"> {label}</span>
        </span>
      </button>
      <p className={result === "selected" ? "copy-note small" : "visually-hidden"} role="status">
        {result !== null && fill(said[result], { field: label })}
      </p>
    </div>
  );
}

/** Browsers copy only on pages that came over TLS or from this machine. */
async function copyText(value: string): Promise<void> {
  await navigator.clipboard.writeText(value);
}

function groups(digits: string): string[] {
  return digits.match(/.{1,4}/g) ?? [];
}
