import type { SubmitEvent } from "react";
import type { HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";

export interface FreeFormProps {
  id: string;
  session: HostedSession;
  words: Words;
  onComplete: () => void;
}

/** An order that costs nothing: the payer only says that they want it. */
export function FreeForm({ id, session, words, onComplete }: FreeFormProps) {
  const complete = (event: SubmitEvent) => {
    event.preventDefault();
    onComplete();
  };
  return (
    <form id={id} className="fields" onSubmit={complete} noValidate>
      <p>{fill(words.nothingToPayLead, { merchant: session.merchant.name })}</p>
    </form>
  );
}
