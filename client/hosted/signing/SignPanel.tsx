import { type SubmitEvent, useState } from "react";
import type { SigningPageView } from "../../../shared/lending/signing-page.schema.ts";
import { fill } from "../words/fill.ts";
import { instantText } from "./contract-texts.ts";
import type { Contract, SigningProblem } from "./use-contract.ts";
import type { Words } from "./words/en.ts";
import type { Spoken } from "./words/load-words.ts";

interface Props {
  contract: SigningPageView;
  state: Contract;
  spoken: Spoken;
}

/** The signature: one box to tick, one button. */
export function SignPanel({ contract, state, spoken }: Props) {
  const { words, language } = spoken;
  const [hasAgreed, setAgreed] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { isSigning, problem } = state;
  const isMissing = isAsked && !hasAgreed;
  if (contract.state === "preparing") {
    return (
      <section className="card sign-panel" role="status">
        <p>{words.preparing}</p>
      </section>
    );
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (hasAgreed && !isSigning) state.sign();
  };
  return (
    <form className="card sign-panel" aria-labelledby="sign-title" noValidate onSubmit={submit}>
      <h2 id="sign-title">{words.signTitle}</h2>
      {contract.sign_until !== null && (
        <p>{fill(words.signUntil, { instant: instantText(contract.sign_until, language) })}</p>
      )}
      <label className="agree">
        <input
          type="checkbox"
          checked={hasAgreed}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? "agree-first" : undefined}
          onChange={(event) => setAgreed(event.target.checked)}
        />
        <span>{words.agree}</span>
      </label>
      {isMissing && (
        <p id="agree-first" className="sign-problem" role="alert">
          {words.agreeFirst}
        </p>
      )}
      {problem !== null && (
        <p className="sign-problem" role="alert">
          {problemText(problem, words)}
        </p>
      )}
      <button type="submit" className="button" aria-disabled={isSigning}>
        {isSigning ? words.signing : words.sign}
      </button>
      <p className="muted small">{words.signHint}</p>
    </form>
  );
}

function problemText(problem: SigningProblem, words: Words): string {
  switch (problem) {
    case "never_signed":
      return words.neverSigned;
    case "refused":
      return `${words.refused}. ${words.refusedHint}`;
    case "unreachable":
      return `${words.unreachable}. ${words.unreachableHint}`;
  }
}
