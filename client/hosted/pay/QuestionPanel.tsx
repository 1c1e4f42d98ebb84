import { useEffect, useRef } from "react";
import type { Words } from "../words/en.ts";

export interface QuestionPanelProps<Answer extends string> {
  title: string;
  lead: string;
  /** What is being asked about, such as the amount and to whom it goes. */
  subject: string;
  /** The phone number or address that the question went to. */
  reached?: string | null;
  answers: readonly (readonly [Answer, keyof Words])[];
  isBusy: boolean;
  words: Words;
  onAnswer: (answer: Answer) => void;
  /** Goes back to the ways to pay; left out where the question has to be answered. */
  onBack?: () => void;
}

/** What the payer's bank or app asks, played here. Gets the focus, because it replaces what had it. */
export function QuestionPanel<Answer extends string>(props: QuestionPanelProps<Answer>) {
  const { title, lead, subject, reached = null, answers, isBusy, words, onAnswer, onBack } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card panel question" aria-labelledby="question-title">
      <h2 id="question-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div>
        <p className="question-subject">{subject}</p>
        {reached !== null && <p className="muted">{reached}</p>}
      </div>
      <p className="muted">{lead}</p>
      <div className="choices">
        {answers.map(([answer, word], index) => (
          <button
            key={answer}
            type="button"
            className={index === 0 ? "button" : "button button-quiet"}
            aria-disabled={isBusy}
            onClick={() => !isBusy && onAnswer(answer)}
          >
            {words[word]}
          </button>
        ))}
      </div>
      {onBack !== undefined && (
        <button type="button" className="link" disabled={isBusy} onClick={onBack}>
          {words.otherMethod}
        </button>
      )}
    </section>
  );
}
