import { useEffect, useRef } from "react";
import type { PayRefusal, PayState } from "../../../shared/checkout/hosted-page.schema.ts";
import { type Problem, problemWords } from "../problem.ts";
import type { Words } from "../words/en.ts";

const reasonByCode: Readonly<Record<string, keyof Words>> = {
  DECLINED: "refusalDeclined",
  AUTHENTICATION_FAILED: "refusalUnverified",
  AUTHENTICATION_REQUIRED: "refusalUnverified",
  EXPIRED_CARD: "refusalExpired",
  TIMED_OUT: "refusalTimedOut",
};

export interface RefusalNoticeProps {
  pay: PayState;
  problem: Problem | null;
  /** How many of the payer's tries have ended on this page. */
  tries: number;
  words: Words;
}

/** Why the last try did not work, read out as soon as it appears; the payer's own try leads the focus there. */
export function RefusalNotice({ pay, problem, tries, words }: RefusalNoticeProps) {
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) message.current?.focus();
  }, [tries]);
  const refusal = pay.state === "open" ? pay.refusal : null;
  const shown =
    problem !== null ? problemWords(problem, words) : refusal !== null ? refusalWords(refusal, words) : null;
  return (
    <div role="alert" className="announced">
      {shown !== null && (
        <div className="refusal" ref={message} tabIndex={-1}>
          <strong>{shown.title}</strong>
          {shown.hint !== null && <span>{shown.hint}</span>}
        </div>
      )}
    </div>
  );
}

function refusalWords(refusal: PayRefusal, words: Words): { title: string; hint: string } {
  const reason = reasonByCode[refusal.code];
  const hint = refusal.can_retry ? words.refusedHint : words.refusedFinal;
  return { title: words.refused, hint: reason === undefined ? hint : `${words[reason]} ${hint}` };
}
