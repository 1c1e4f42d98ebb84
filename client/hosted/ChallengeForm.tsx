import { useEffect, useRef } from "react";
import type { Words } from "./words/en.ts";

export interface ChallengeFormProps {
  isBusy: boolean;
  words: Words;
  onAnswer: (challenge: "approved" | "failed" | "cancelled") => void;
}

const answers = [
  ["approved", "approve", "button"],
  ["failed", "challengeFail", "button button-quiet"],
  ["cancelled", "challengeCancel", "button button-quiet"],
] as const;

/** The bank's question of 3-D Secure, simulated. Gets the focus, because it replaces what had it. */
export function ChallengeForm({ isBusy, words, onAnswer }: ChallengeFormProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="card panel" aria-labelledby="challenge-title">
      <h2 id="challenge-title" ref={title} tabIndex={-1}>
        {words.challengeTitle}
      </h2>
      <p className="muted">{words.challengeLead}</p>
      <div className="choices">
        {answers.map(([answer, word, className]) => (
          <button key={answer} type="button" className={className} disabled={isBusy} onClick={() => onAnswer(answer)}>
            {words[word]}
          </button>
        ))}
      </div>
    </section>
  );
}
